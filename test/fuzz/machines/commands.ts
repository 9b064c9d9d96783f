import {
  type AccountView,
  type ConnectorView,
  type DisconnectView,
  Secret,
} from '../../../src/index.js';
import type { FieldView } from '../../../src/view/connector-view.js';
import {
  offersOfAccount,
  offersOfConnector,
  offersOfDisconnecting,
} from '../../model/properties/offers.js';
import type { Said } from '../world/acts.js';
import { canaries } from '../world/canaries.js';

/** A command, and whether it is for the connector at hand in an account. */
export interface Command {
  readonly event: Said;
  readonly toChild?: boolean;
}

const fits: Readonly<Record<FieldView['type'], string>> = {
  text: 'text',
  boolean: 'true',
  integer: '42',
  decimal: '1.5',
  dateTime: '2026-01-02T03:04:05Z',
};

/** A canary with one of the texts around it, by which nothing of it gets harder to find. */
const around = (canary: string, text = ''): Secret => Secret.of(text + canary + text);

/** A value for a field: one of the texts, or what fits where they run out. */
const valueFor = (field: FieldView, text: string | undefined): string | Secret =>
  field.sensitive ? around(canaries.property, text) : (text ?? fits[field.type]);

const filled = (type: string, view: ConnectorView, texts: readonly string[]): Said => {
  const [first, second] = texts;
  switch (type) {
    case 'method.submit': {
      const methods = view.step === 'method' ? view.methods : [];
      return { type, authenticationId: first ?? methods.at(-1)?.id };
    }
    case 'name.submit':
      return { type, name: first ?? (view.step === 'name' ? view.name : '') };
    case 'properties.submit': {
      const fields = view.step === 'properties' ? view.fields : [];
      return {
        type,
        values: Object.fromEntries(
          fields.map((field, nth) => [field.name, valueFor(field, texts[nth])]),
        ),
      };
    }
    case 'apiKey.submit':
      return { type, key: around(canaries.key, first) };
    case 'basic.submit':
      return { type, username: first ?? 'jane', password: around(canaries.password, second) };
    case 'tokens.submit':
      return {
        type,
        tokens: {
          accessToken: around(canaries.token, first),
          refreshToken: around(canaries.refresh, second),
        },
      };
    default:
      return { type };
  }
};

/** What the view of a connector offers, ready to be sent. */
export const commandsOfConnector = (
  view: ConnectorView,
  texts: readonly string[],
): readonly Command[] =>
  offersOfConnector(view).map((type) => ({ event: filled(type, view, texts) }));

/** What the view of an account offers, with what the connector at hand does. */
export const commandsOfAccount = (
  view: AccountView,
  texts: readonly string[],
): readonly Command[] => [
  ...(view.step === 'connector' ? commandsOfConnector(view.connector, texts) : []).map(
    ({ event }) => ({ event, toChild: true }),
  ),
  ...offersOfAccount(view).flatMap((type): Command[] =>
    type === 'account.choose'
      ? view.entries.map(({ accountConnectorId }) => ({ event: { type, accountConnectorId } }))
      : [{ event: { type } }],
  ),
];

export const commandsOfDisconnecting = (view: DisconnectView): readonly Command[] =>
  offersOfDisconnecting(view).map((type) => ({ event: { type } }));
