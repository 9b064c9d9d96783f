import * as stately from '@statelyai/inspect';
import { html, render } from 'lit';
import { connectorAuthMachine } from '../../../../machines/connector-auth.machine.js';
import '../../../element/account/index.js';
import type { AccountConnector } from '../../../domain/account-connector.js';
import { createGatewayClient } from '../../../gateway/client.js';
import { definitionOf } from '../../../inspect/definition.js';
import { inspectWithStately, type StatelyInspector } from '../../../inspect/index.js';
import { secretMemory } from '../../../inspect/secret-memory.js';
import { createChart } from '../../../inspect/viewer/chart.js';
import type { AccountAuth } from '../../../view/account-auth.js';
import type { ConnectorAuth } from '../../../view/connector-store.js';
import type { DemoAnswer, DemoState } from '../control-wire.js';
import { type Place, readPlace, writePlace } from './address.js';
import { type LogLine, startAccount, startFlow } from './flow.js';
import { host } from './host-api.js';
import { connectorList, flowPanel, knobs, logPanel } from './templates.js';

const root = document.querySelector('#demo');
if (!(root instanceof HTMLElement)) throw new Error('The page has no #demo.');

const api = createGatewayClient({ url: '/cyclr-auth' });
const chartPlace = document.createElement('div');
chartPlace.className = 'chart';
const chart = createChart(chartPlace);

let place: Place = readPlace();
let connectors: readonly AccountConnector[] = [];
let problem = '';
let state: DemoState | undefined;
let answers: DemoAnswer = [];
let auth: ConnectorAuth | undefined;
let account: AccountAuth | undefined;
let viewer: StatelyInspector | undefined;
let log: readonly LogLine[] = [];

const themes = { auto: 'light dark', light: 'light', dark: 'dark' };

const draw = () => {
  render(
    html`<header class="top">
        <div>
          <h1>cyclr-auth-machine</h1>
          <p class="quiet">From “needs authentication” to “authenticated”, by a statechart you can watch.</p>
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
        <button type="button" data-viewer @click=${watch}>Watch in the viewer</button>
        <button type="button" data-reset @click=${reset}>Reset the sandbox</button>
      </header>
      <main>
        <section class="left" aria-labelledby="list-title">
          <h2 id="list-title">The account’s connectors</h2>
          <button type="button" data-account aria-pressed=${place.account}
            @click=${() => go({ ...place, connector: undefined, account: true })}>One after another</button>
          ${problem ? html`<p role="alert" class="problem">${problem}</p>` : ''}
          ${connectorList(connectors, place.connector, ({ id }) => go({ ...place, connector: id, account: false }))}
        </section>
        <section class="middle" aria-label="Authentication">
          ${flowPanel(auth, account, answers, () => go(place))}
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
            setMode: (mode) => go({ ...place, mode }),
            setReauthenticate: (reauthenticate) => go({ ...place, reauthenticate }),
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

/** Leaves the flow that runs, and starts the one of this place. */
const go = async (to: Place) => {
  for (const flow of [auth, account]) {
    flow?.cancel();
    flow?.stop();
  }
  [auth, account, place, log, answers] = [undefined, undefined, to, [], []];
  const tell = (line: LogLine) => {
    log = [...log.slice(-99), line];
    draw();
  };
  const { connector } = to;
  // A sign-in that has come back is in the address, for the flow that begins to take; so it is written after that.
  if (connector !== undefined) {
    auth = startFlow(api, { ...to, connector }, chart, tell, viewer);
    void auth.done.then(list);
  } else if (to.account) {
    account = startAccount(api, to, chart, tell, viewer);
    void account.done.then(list);
  }
  writePlace(to);
  draw();
  if (connector === undefined) return;
  const found = await host.answers(connector).catch(() => []);
  // Another may have been chosen meanwhile.
  if (place === to) answers = found;
  draw();
};

/** Shows this flow, and those that follow, in the viewer, in a window of its own. */
const watch = () => {
  viewer?.stop();
  viewer = inspectWithStately({ url: new URL('/viewer/', location.href).href, stately });
  void go(place);
};

const reset = async () => {
  await turn(host.reset());
  await Promise.all([list(), go(place)]);
};

draw();
// The machine is there to be looked at before any flow runs.
void chart.show(definitionOf(connectorAuthMachine, secretMemory()));
await Promise.all([turn(host.state()), list(), go(place)]);
