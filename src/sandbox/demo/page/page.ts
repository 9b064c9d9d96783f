import * as stately from '@statelyai/inspect';
import { html, render } from 'lit';
import { connectorAuthMachine } from '../../../../machines/connector-auth.machine.js';
import '../../../element/account/index.js';
import '../../../element/disconnect/index.js';
import type { AccountConnector } from '../../../domain/account-connector.js';
import { createGatewayClient } from '../../../gateway/client.js';
import { definitionOf } from '../../../inspect/definition.js';
import { inspectWithStately, type StatelyInspector } from '../../../inspect/index.js';
import { secretMemory } from '../../../inspect/secret-memory.js';
import { createChart } from '../../../inspect/viewer/chart.js';
import type { DemoAnswer, DemoState } from '../control-wire.js';
import { isOfOne, type Place, readPlace, type Task, writePlace } from './address.js';
import { type LogLine, watcher } from './flow.js';
import { checksOf, flowPanel, type Run } from './flow-panel.js';
import { host } from './host-api.js';
import { knobs } from './knobs.js';
import { snippet } from './snippet.js';
import { answerHint, catalogue, connectorList, logPanel } from './templates.js';

const root = document.querySelector('#demo');
if (!(root instanceof HTMLElement)) throw new Error('The page has no #demo.');

const api = createGatewayClient({ url: '/cyclr-auth' });
const chartPlace = document.createElement('div');
chartPlace.className = 'chart';
const chart = createChart(chartPlace);

let connectors: readonly AccountConnector[] = [];
let problem = '';
let state: DemoState | undefined;
let apps: Awaited<ReturnType<typeof host.catalogue>> = { releases: [], templates: [] };
let viewer: StatelyInspector | undefined;
let log: readonly LogLine[] = [];
let run: Run | undefined;
/** What the app at hand accepts. */
let hint: { readonly of: number | undefined; readonly answers: DemoAnswer } = noHint();

function noHint() {
  return { of: undefined, answers: [] };
}

const themes = { auto: 'light dark', light: 'light', dark: 'dark' };

const draw = () => {
  const place = run ?? readPlace();
  const { task } = place;
  const chosen = isOfOne(task) ? task.id : undefined;
  const set = (change: Partial<Place>) => go({ ...place, ...change });
  render(
    html`<header class="top">
        <div>
          <h1>cyclr-auth-machine</h1>
          <p class="quiet" dir="auto">From “needs authentication” to “authenticated”, by a statechart you can watch.</p>
        </div>
        <label class="line">Colours
          <select data-theme @change=${(event: Event) => {
            const chosen = event.target instanceof HTMLSelectElement ? event.target.value : '';
            if (chosen === 'auto' || chosen === 'light' || chosen === 'dark') {
              document.documentElement.style.colorScheme = themes[chosen];
            }
          }}>
            ${Object.keys(themes).map((name) => html`<option value=${name}>${name}</option>`)}
          </select>
        </label>
        <label class="line">Direction
          <select data-direction @change=${(event: Event) => {
            if (event.target instanceof HTMLSelectElement) {
              document.documentElement.dir = event.target.value;
            }
          }}>
            ${['ltr', 'rtl'].map((name) => html`<option value=${name}>${name}</option>`)}
          </select>
        </label>
        <button type="button" data-viewer @click=${watch}>Watch in the viewer</button>
        <button type="button" data-reset @click=${reset}>Reset the sandbox</button>
      </header>
      <main>
        <section class="left" aria-labelledby="list-title">
          <h2 id="list-title">The account’s connectors</h2>
          <button type="button" data-account aria-pressed=${task.kind === 'account'}
            @click=${() => set({ task: { kind: 'account' } })}>One after another</button>
          ${catalogue(apps, {
            install: (id) => set({ task: { kind: 'install', id } }),
            template: (id) => set({ task: { kind: 'template', id } }),
          })}
          ${problem ? html`<p role="alert" class="problem">${problem}</p>` : ''}
          ${connectorList(connectors, chosen, ({ id }) => set({ task: { kind: 'connector', id } }))}
        </section>
        <section class="middle" aria-label="Authentication" @cyclr-step=${askForHint}
          @cyclr-installed=${list} @cyclr-authenticated=${list} @cyclr-account-ended=${list}
          @cyclr-disconnect-ended=${list}>
          ${run && flowPanel(run, (to) => set({ task: to }))}
          ${answerHint(hint.answers)}
          ${run && snippet(run)}
        </section>
        <section class="right" aria-labelledby="chart-title">
          <h2 id="chart-title">The machine</h2>
          <div class="chart-frame">
            ${chartPlace}
            <p class="zoom">
              <button type="button" class="small" aria-label="Larger" @click=${() => chart.zoom(1.4)}>+</button>
              <button type="button" class="small" aria-label="Smaller" @click=${() => chart.zoom(1 / 1.4)}>−</button>
              <button type="button" class="small" @click=${() => chart.fit()}>Whole</button>
            </p>
          </div>
          ${logPanel(log)}
        </section>
        <aside class="knobs" aria-label="The sandbox">
          ${knobs({
            state,
            place,
            setMode: (mode) => set({ mode }),
            setReauthenticate: (reauthenticate) => set({ reauthenticate }),
            setVerify: (verify) => set({ verify }),
            setFault: (name, on) => turn(host.setFault(name, on)),
            setSwitch: (name, value) => turn(host.setSwitch(name, value)),
          })}
        </aside>
      </main>`,
    root,
  );
};

const turn = async (change: Promise<DemoState>) => {
  state = await change;
  draw();
};

const list = async () => {
  const found = await api.listConnectors()();
  if (found._tag === 'Right') {
    connectors = found.right;
    problem = '';
  } else problem = found.left.message;
  draw();
};

/** Asks what the app accepts, as a connector comes to hand. */
const askForHint = async ({ detail }: HTMLElementEventMap['cyclr-step']) => {
  const of = detail.accountConnectorId;
  if (of === hint.of) return;
  hint = { of, answers: [] };
  const answers = of === undefined ? [] : await host.answers(of).catch(() => []);
  // Another may have come to hand meanwhile.
  if (hint.of !== of) return;
  hint = { of, answers };
  draw();
};

const appOf = (task: Task): string | undefined => {
  if (task.kind === 'install') return apps.releases.find(({ id }) => id === task.id)?.name;
  return task.kind === 'connector'
    ? connectors.find(({ id }) => id === task.id)?.release.name
    : undefined;
};

/** Leaves the flow that runs, and starts the one of this place. */
const start = (place: Place) => {
  [log, hint] = [[], noHint()];
  const tell = (line: LogLine) => {
    log = [...log.slice(-99), line];
    draw();
  };
  const begun: Run = {
    ...place,
    inspect: watcher(chart, tell, viewer, () => run === begun),
    checks: checksOf(apps),
    app: appOf(place.task),
  };
  run = begun;
  draw();
};

const go = (place: Place) => {
  writePlace(place);
  start(place);
};

/** Shows this flow, and those that follow, in the viewer, in a window of its own. */
const watch = () => {
  viewer?.stop();
  viewer = inspectWithStately({ url: new URL('/viewer/', location.href).href, stately });
  start(run ?? readPlace());
};

const reset = async () => {
  await turn(host.reset());
  await list();
  start(run ?? readPlace());
};

draw();
// The machine is there to be looked at before any flow runs.
void chart.show(definitionOf(connectorAuthMachine, secretMemory()));
const catalogued = host.catalogue().then((found) => {
  apps = found;
});
await Promise.all([turn(host.state()), list(), catalogued]);
// A sign-in that has come back is in the address, for the flow that begins to take: it stays as it is.
start(readPlace());
