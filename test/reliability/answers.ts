import { linkDriver, type OAuthDriver } from '../../src/index.js';
import { defaultSeed, type SeedFile } from '../../src/sandbox/index.js';

/** What the user of a connector types, in the whole matrix. */
export interface Answers {
  readonly properties: Readonly<Record<string, string>>;
  readonly sensitive: readonly string[];
  readonly apiKey?: string;
  readonly username?: string;
  readonly password?: string;
}

export const pipedrive = 1001;
export const mailgun = 1002;
export const zendesk = 1003;
export const trello = 1004;
export const paypal = 1007;
export const rss = 1010;
export const slack = 1015;

const none: Answers = { properties: {}, sensitive: [] };

export const answers: Readonly<Record<number, Answers>> = {
  [pipedrive]: { ...none, apiKey: 'pipedrive-demo-key' },
  [mailgun]: {
    // One is replaced, two are created, one is removed.
    properties: {
      Domain: 'mg.example.com',
      Region: 'EU',
      SigningKey: 'mailgun-demo-signing-key',
      DefaultSender: '',
    },
    sensitive: ['SigningKey'],
    apiKey: 'mailgun-demo-key',
  },
  [zendesk]: {
    ...none,
    properties: { Subdomain: 'sandbox' },
    username: 'agent@example.com',
    password: 'zendesk-demo-pässword:1',
  },
  [paypal]: {
    properties: { ClientId: 'paypal-demo-client', ClientSecret: 'paypal-demo-secret' },
    sensitive: ['ClientSecret'],
  },
  [rss]: { ...none, properties: { FeedUrl: 'https://example.com/feed.xml' } },
};

export const answersOf = (id: number): Answers => answers[id] ?? none;

/** What must never be shown. */
export const secretsOf = ({
  properties,
  sensitive,
  apiKey,
  password,
}: Answers): readonly string[] =>
  [...sensitive.map((name) => properties[name]), apiKey, password].flatMap((text) => text ?? []);

/** The seed that ships, with properties to replace and to remove. */
export const seed: SeedFile = {
  ...defaultSeed,
  accounts: defaultSeed.accounts.map((account) => ({
    ...account,
    connectors: account.connectors.map((connector) =>
      connector.id === mailgun
        ? {
            ...connector,
            properties: [
              { id: 4001, name: 'Domain', value: 'old.example.com' },
              { id: 4002, name: 'DefaultSender', value: 'old@example.com' },
            ],
          }
        : connector,
    ),
  })),
};

/** A link driver whose landing page the test is. */
export const landingDriver = (
  url: string,
): { readonly driver: OAuthDriver; readonly land: () => void } => {
  const waiting = new Set<() => void>();
  return {
    driver: linkDriver({
      landing: () => ({
        url,
        onArrival: (arrived) => {
          waiting.add(arrived);
          return () => waiting.delete(arrived);
        },
      }),
    }),
    land: () => {
      for (const arrived of [...waiting]) arrived();
    },
  };
};
