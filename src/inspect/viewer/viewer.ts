import { render } from 'lit';
import { createChart } from './chart.js';
import { chartFollower } from './chart-follower.js';
import { download } from './download.js';
import { eventCommand } from './protocols/xstate-inspect.js';
import type { Listener, Sender } from './receive/listener.js';
import { readRecording, recordingOf } from './recording.js';
import {
  currentRecord,
  emptySession,
  followed,
  movedTo,
  movedToNumber,
  pictureOf,
  received,
  type Session,
  stepped,
} from './session.js';
import { shownActor, type Theme, type ViewerActions, type ViewerState } from './state.js';
import { applyTheme, keepTheme } from './theme.js';
import { view } from './view.js';
import { writtenEvent } from './written-event.js';

export interface ViewerOptions {
  readonly theme: Theme;
  /** The address of this page, without its query. */
  readonly url: string;
  /** Whom events go to that are sent from here, once there is somebody. */
  readonly sender: () => Sender | undefined;
}

/** Shows what it hears in an element of the page. */
export const createViewer = (root: HTMLElement, options: ViewerOptions): Listener => {
  const { theme, url, sender } = options;
  const holder = document.createElement('div');
  holder.className = 'chart';
  const chart = createChart(holder, { wheelZooms: true });
  const follow = chartFollower(chart);
  let state: ViewerState = { session: emptySession(), connection: 'none', oneActor: false, theme };
  let scheduled = false;

  const draw = () => {
    scheduled = false;
    const picture = pictureOf(state.session);
    const actor = shownActor(picture, state.chosen);
    render(view({ state, picture, actor, chart, holder, url }, actions), root);
    for (const row of root.querySelectorAll('.list [aria-selected="true"]')) {
      row.scrollIntoView({ block: 'nearest' });
    }
    follow(actor, state.session.records, currentRecord(state.session)?.number ?? 0);
  };
  const set = (change: Partial<ViewerState>) => {
    state = { ...state, ...change };
    if (scheduled) return;
    scheduled = true;
    // Messages come in bursts: they are drawn once.
    requestAnimationFrame(draw);
  };
  /** What a person does also takes away what they were told. */
  const act = (change: Partial<ViewerState>) => {
    const { notice: _, ...rest } = state;
    state = rest;
    set(change);
  };
  const show = (session: Session) => act({ session });

  const actions: ViewerActions = {
    choose: (chosen) => act({ chosen }),
    moveTo: (position) => show(movedTo(state.session, position)),
    goTo: (number) => show(movedToNumber(state.session, number)),
    step: (steps) => show(stepped(state.session, steps)),
    follow: () => show(followed(state.session)),
    showOneActor: (oneActor) => act({ oneActor }),
    setTheme: (next) => {
      applyTheme(next);
      keepTheme(next);
      act({ theme: next });
    },
    save: () => download('statechart-recording.json', recordingOf(state.session)),
    open: async (file) => {
      const session = readRecording(await file.text());
      if (session) show(session);
      else act({ notice: 'That file holds no recording.' });
    },
    clear: () => show(emptySession()),
    send: ({ sessionId }, text) => {
      const event = writtenEvent(text);
      if (!event) act({ notice: 'An event is its type, or JSON with a type.' });
      else if (!sender()?.tell(eventCommand(sessionId, event))) {
        act({ notice: 'There is nobody to send that to.' });
      }
    },
  };

  applyTheme(theme);
  draw();
  return {
    happened: (happening, weight) => set({ session: received(state.session, happening, weight) }),
    connection: (connection) => set({ connection }),
  };
};
