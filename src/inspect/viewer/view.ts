import { html, type TemplateResult } from 'lit';
import type { Chart } from './chart.js';
import { actorsPanel } from './panels/actors.js';
import { detailsPanel } from './panels/details.js';
import { headerPanel } from './panels/header.js';
import { logPanel } from './panels/log.js';
import { sendPanel } from './panels/send.js';
import { stagePanel } from './panels/stage.js';
import { timelinePanel } from './panels/timeline.js';
import type { Actor, Picture } from './picture.js';
import { currentRecord, followed, isLive, pictureOf, recordsOf } from './session.js';
import type { ViewerActions, ViewerState } from './state.js';

export interface Shown {
  readonly state: ViewerState;
  readonly picture: Picture;
  readonly actor: Actor | undefined;
  readonly chart: Chart;
  readonly holder: HTMLElement;
  /** The address of this page, for those who want to connect to it. */
  readonly url: string;
}

/** The whole page. */
export const view = (shown: Shown, actions: ViewerActions): TemplateResult => {
  const { state, picture, actor, chart, holder, url } = shown;
  const { session, oneActor } = state;
  const log = logPanel({
    records: recordsOf(session, oneActor ? actor?.key : undefined),
    current: currentRecord(session)?.number ?? 0,
    start: session.records[0]?.happening.time ?? 0,
    // Also those that are still to come at the moment that is looked at.
    names: pictureOf(followed(session)),
    oneActor,
    goTo: actions.goTo,
    showOneActor: actions.showOneActor,
  });
  return html`${headerPanel(state, actions)}
    <main>
      <div class="side">${actorsPanel(picture, actor, actions.choose)} ${log}</div>
      ${stagePanel(actor, chart, holder, url)}
      <div class="side">
        ${detailsPanel(actor)} ${isLive(session) ? sendPanel(actor, actions.send) : ''}
      </div>
    </main>
    ${timelinePanel(session, actions)}`;
};
