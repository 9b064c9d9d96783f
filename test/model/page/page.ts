import '../../../src/element/account/index.js';
import '../../../src/element/disconnect/index.js';
import type { TaskEither } from 'fp-ts/lib/TaskEither.js';
import type { AuthError } from '../../../src/domain/auth-error.js';
import { createGatewayClient } from '../../../src/index.js';
import { reachableTexts } from '../../support/reachable-texts.js';
import type { Spoilt } from '../world/gate.js';
import { shown } from '../world/shown.js';
import { type Telltale, telltale } from '../world/telltale.js';

type Told<Name extends keyof HTMLElementTagNameMap, Property> = {
  readonly name: Name;
  readonly told: Partial<
    Pick<HTMLElementTagNameMap[Name], keyof HTMLElementTagNameMap[Name] & Property>
  >;
};

/** An element, and what its host tells it. */
export type Putting =
  | Told<
      'cyclr-connector-auth',
      'accountConnectorId' | 'install' | 'verify' | 'oauthMode' | 'reauthenticate'
    >
  | Told<'cyclr-account-auth', 'connectors' | 'template' | 'cycle' | 'checks' | 'oauthMode'>
  | Told<'cyclr-connector-disconnect', 'accountConnectorId' | 'removing'>;

/** What is there to be seen and operated. */
export interface Control {
  readonly kind: 'button' | 'input';
  readonly type: string;
  readonly parts: readonly string[];
  /** Of an input. */
  readonly name: string;
  readonly value: string;
  /** The entry of a list that it belongs to. */
  readonly entry: string | undefined;
}

/** What can be seen of an element, from outside and by its inspector. */
export interface Looked {
  readonly view: unknown;
  readonly value: unknown;
  readonly context: unknown;
  readonly taken: readonly string[];
  /** Its own; not those of an element in it. */
  readonly controls: readonly Control[];
}

/** What the tests reach from outside. */
export interface ModelPage {
  readonly put: (putting: Putting) => void;
  /** Makes the element's way to Cyclr end the next call for a connector like this. */
  readonly spoil: (answer: Spoilt) => void;
  readonly look: () => Looked | undefined;
  /** Every text in which the flow of the element shows something, by surface; each once. */
  readonly texts: () => Readonly<Record<string, readonly string[]>>;
}

declare global {
  interface Window {
    model: ModelPage;
  }
}

let due: Spoilt | undefined;

const spoilable =
  <Asked extends readonly unknown[], A>(call: (...asked: Asked) => TaskEither<AuthError, A>) =>
  (...asked: Asked): TaskEither<AuthError, A> => {
    const task = call(...asked);
    return async () => {
      const heard = await task();
      const spoilt = due;
      due = undefined;
      // Whatever it is: a host's own way may answer anything.
      return spoilt ? JSON.parse(JSON.stringify(spoilt)) : heard;
    };
  };

let current: {
  readonly element: HTMLElement & { view?: unknown };
  readonly inspect: Telltale;
  readonly told: Set<string>;
};

/** The same of what an inspector is told; by the actor it would be a surface of its own. */
const textsOf = (event: unknown): readonly string[] =>
  reachableTexts(typeof event === 'object' ? { ...event, actorRef: undefined } : event);

const written = (thing: unknown): readonly string[] => [
  JSON.stringify(thing) ?? '',
  ...reachableTexts(thing),
];

const controlOf = (control: HTMLButtonElement | HTMLInputElement): Control => ({
  kind: control instanceof HTMLButtonElement ? 'button' : 'input',
  type: control.type,
  parts: [...control.part],
  name: control.name,
  value: control.value,
  entry: control.closest<HTMLElement>('[data-connector]')?.dataset.connector,
});

window.model = {
  put: ({ name, told }) => {
    const client = createGatewayClient({ url: '/cyclr-auth' });
    const inspect = telltale();
    const element = document.createElement(name);
    const api = {
      ...client,
      fetchConnector: spoilable(client.fetchConnector),
      verify: spoilable(client.verify),
    };
    const inspected = new Set<string>();
    const xstate = (event: unknown) => {
      inspect.xstate(event);
      for (const text of textsOf(event)) inspected.add(text);
    };
    Object.assign(element, told, { api, inspect: { xstate } });
    current = { element, inspect, told: inspected };
    document.querySelector('main')?.append(element);
  },
  spoil: (answer) => {
    due = answer;
  },
  texts: () => {
    const actor = current?.inspect.actor();
    if (!actor) return {};
    const inspection = [...current.told];
    current.told.clear();
    return {
      snapshot: written(actor.getSnapshot()),
      'persisted snapshot': written(actor.getPersistedSnapshot()),
      inspection,
    };
  },
  look: () => {
    if (!current) return undefined;
    const { element, inspect } = current;
    const controls = element.shadowRoot?.querySelectorAll<HTMLButtonElement | HTMLInputElement>(
      'button, input',
    );
    return {
      view: shown(element.view),
      value: inspect.value(),
      context: inspect.context(),
      taken: inspect.taken(),
      controls: [...(controls ?? [])].filter((each) => each.checkVisibility()).map(controlOf),
    };
  },
};
