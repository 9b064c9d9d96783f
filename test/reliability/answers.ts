import { defaultSeed, type SeedFile } from '../../src/sandbox/index.js';

/** What the user of a connector types, in the whole matrix. */
export interface Answers {
  readonly properties: Readonly<Record<string, string>>;
  readonly sensitive: readonly string[];
  readonly apiKey?: string;
  readonly username?: string;
  readonly password?: string;
  /** Of the connected app, in place of a sign-in. */
  readonly tokens?: { readonly accessToken: string; readonly refreshToken: string };
  /** How an app is to be authenticated that is installed. */
  readonly method?: string;
  /** What an instance is to be called whose name is in use. */
  readonly name?: string;
}

export const pipedrive = 1001;
export const mailgun = 1002;
export const zendesk = 1003;
export const trello = 1004;
export const paypal = 1007;
export const box = 1009;
export const rss = 1010;
export const slack = 1015;
/** The id of whatever is installed first. */
export const installed = 1016;

/** A template that installs Airtable. */
export const templateId = '7b2e3d4c-0000-4000-8000-0000000000fa';

const none: Answers = { properties: {}, sensitive: [] };

export const airtableAnswers: Answers = {
  ...none,
  apiKey: 'airtable-demo-token',
  properties: { BaseId: 'appSandboxTickets' },
};

export const hubspotAnswers: Answers = {
  ...none,
  method: '4f0c5d1e-6b1a-4a55-9a53-0c8a7f2b3d01',
  apiKey: 'hubspot-demo-token',
};

export const secondPipedriveAnswers: Answers = {
  ...none,
  name: 'Pipedrive of the north',
  apiKey: 'pipedrive-demo-key',
};

const answers: Readonly<Record<number, Answers>> = {
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
  [box]: {
    ...none,
    tokens: { accessToken: 'box-access-of-the-host', refreshToken: 'box-refresh-of-the-host' },
  },
  [rss]: { ...none, properties: { FeedUrl: 'https://example.com/feed.xml' } },
};

export const answersOf = (id: number): Answers => answers[id] ?? none;

/** What must never be shown, by name. */
export const secretsOf = ({
  properties,
  sensitive,
  apiKey,
  password,
  tokens,
}: Answers): Readonly<Record<string, string>> => ({
  ...Object.fromEntries(sensitive.map((name) => [name, properties[name] ?? ''])),
  ...(apiKey !== undefined && { 'API key': apiKey }),
  ...(password !== undefined && { password }),
  ...(tokens && { 'access token of the app': tokens.accessToken }),
  ...(tokens && { 'refresh token of the app': tokens.refreshToken }),
});

// Only those that are met: lists are asked for in thousands of cells.
const met = [pipedrive, mailgun, zendesk, trello, paypal, box, rss, slack];

/** Some of the seed that ships, with properties to replace and to remove, and a template that installs something. */
export const seed: SeedFile = {
  ...defaultSeed,
  connectors: defaultSeed.connectors.map(({ icon: _, ...connector }) => connector),
  accounts: defaultSeed.accounts.map((account) => ({
    ...account,
    connectors: account.connectors
      .filter(({ id }) => met.includes(id))
      .map((connector) =>
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
  templates: [{ id: templateId, name: 'Notes to Airtable', connectorIds: [205] }],
};
