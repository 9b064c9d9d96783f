import * as stately from '@statelyai/inspect';
import { inspect } from '@xstate/inspect';
import * as library from '../../src/index.js';
import {
  type InspectEvent,
  type Inspector,
  inspectWithStately,
  inspectWithXStateInspect,
  observe,
} from '../../src/inspect/index.js';

// A page that shows its flow in the viewer: `?store=1005&protocol=stately`, `xstate` or `throwing`.

declare global {
  interface Window {
    flow: library.ConnectorAuth;
    /** The states the root has entered, in order, those it only passed through too. */
    entered: string[];
    begin: () => void;
    stopInspecting: () => void;
  }
}

const query = new URLSearchParams(location.search);
const protocol = query.get('protocol');
const url = new URL('/viewer/', location.href).href;
const inspectors: Inspector[] = [];

const pathOf = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([state, inner]) => `${state}.${pathOf(inner)}`)
        .join(', ')
    : String(value);

window.entered = [];
const note = (event: InspectEvent) => {
  if (event.sessionId !== event.rootId) return;
  const snapshot =
    event.type === 'event' || event.type === 'microstep' ? event.snapshot : undefined;
  if (!snapshot) return;
  const state = pathOf(snapshot.value);
  if (window.entered.at(-1) !== state) window.entered.push(state);
};

const watch = () => {
  if (protocol === 'stately') {
    inspectors.push(inspectWithStately({ url, stately }));
  }
  if (protocol === 'xstate') {
    inspect({ url, iframe: false });
    inspectors.push(inspectWithXStateInspect());
  }
  if (protocol === 'throwing') {
    inspectors.push(
      observe(() => {
        throw new Error('This observer throws.');
      }),
    );
  }
};

window.begin = () => {
  const own = observe(note);
  const flow = library.createConnectorAuth({
    api: library.createGatewayClient({ url: '/cyclr-auth' }),
    accountConnectorId: Number(query.get('store')),
    oauth: library.popupDriver(),
    delays: { pollInterval: 60_000, settleGrace: 60_000 },
    inspect: {
      xstate: (event) => {
        own.xstate(event);
        for (const inspector of inspectors) inspector.xstate(event);
      },
    },
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
