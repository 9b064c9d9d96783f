import * as stately from '@statelyai/inspect';
import { inspect } from '@xstate/inspect';
import * as library from '../../src/index.js';
import {
  type InspectEvent,
  type Inspector,
  inspectWithStately,
  inspectWithXStateInspect,
  observe,
  together,
} from '../../src/inspect/index.js';
import { statePath } from '../../src/inspect/state-path.js';

// A page that shows its flow: `?store=1005&protocol=…`, one of the ways below, `&at=/viewer/` and `&socket=ws://…`.

declare global {
  interface Window {
    flow: library.ConnectorAuth;
    /** The states the root has entered, in order, those it only passed through too. */
    entered: string[];
    begin: () => void;
    /** All that an observer of the stream was told. */
    stream: InspectEvent[];
  }
}

const query = new URLSearchParams(location.search);
const protocol = query.get('protocol') ?? 'nobody';
const url = new URL(query.get('at') ?? '/viewer/', location.href).href;
let inspectors: readonly Inspector[] = [];

window.entered = [];
const note = (event: InspectEvent) => {
  if (event.sessionId !== event.rootId) return;
  const snapshot =
    event.type === 'event' || event.type === 'microstep' ? event.snapshot : undefined;
  if (!snapshot) return;
  const state = statePath(snapshot.value);
  if (window.entered.at(-1) !== state) window.entered.push(state);
};

const busy = (ms: number) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};

const inWindow = () => inspectWithStately({ url, stately });
const classic = () => {
  inspect({ url, iframe: false });
  return inspectWithXStateInspect();
};
const bySocket = () =>
  inspectWithStately({ stately, webSocket: { url: query.get('socket') ?? '' } });
const inFrame = () => {
  const iframe = document.createElement('iframe');
  Object.assign(iframe.style, { width: '1200px', height: '800px' });
  document.body.append(iframe);
  return inspectWithStately({ url, iframe, stately });
};

const ways: Readonly<Record<string, () => readonly Inspector[]>> = {
  stately: () => [inWindow()],
  xstate: () => [classic()],
  socket: () => [bySocket()],
  frame: () => [inFrame()],
  all: () => [
    observe((event) => window.stream.push(event)),
    inWindow(),
    // Its window is the same one.
    classic(),
    bySocket(),
    inFrame(),
  ],
  throwing: () => [
    observe(() => {
      throw new Error('This observer throws.');
    }),
  ],
  slow: () => [observe(() => busy(10))],
  nobody: () => [],
};

window.stream = [];
const watch = () => {
  inspectors = ways[protocol]?.() ?? [];
};

window.begin = () => {
  const own = observe(note);
  const flow = library.createConnectorAuth({
    api: library.createGatewayClient({ url: '/cyclr-auth' }),
    accountConnectorId: Number(query.get('store')),
    oauth: library.popupDriver(),
    delays: { pollInterval: 60_000, settleGrace: 60_000 },
    inspect: together(own, ...inspectors),
  });
  window.flow = flow;
  flow.subscribe((view) => {
    shown.textContent = view.step === 'oauth' ? `oauth.${view.phase}` : view.step;
  });
};

const button = (label: string, act: () => void) => {
  const made = document.createElement('button');
  made.textContent = label;
  made.addEventListener('click', act);
  document.querySelector('main')?.append(made);
};
const shown = document.createElement('output');
button('Watch', watch);
button('Begin', () => window.begin());
button('Start', () => window.flow.startOAuth());
document.querySelector('main')?.append(shown);
