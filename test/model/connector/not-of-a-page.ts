import type { Goal } from '../chart/coverage.js';
import type { Beyond } from '../world/beyond.js';

const authenticating = 'connectorAuth.authenticating';
const { choosing, ready, saving, apiKey, basic } = {
  choosing: `${authenticating}.choosing`,
  ready: `${authenticating}.oauth.ready`,
  saving: `${authenticating}.oauth.saving`,
  apiKey: `${authenticating}.apiKey.entering`,
  basic: `${authenticating}.basic.entering`,
} as const;
const [install, properties, failed] = [
  'connectorAuth.install',
  'connectorAuth.collectProperties',
  'connectorAuth.failed',
] as const;

const taken = (transition: string): Goal => `transition ${transition}`;
const yes = (guard: string): Goal => `true: ${guard}`;
const no = (guard: string): Goal => `false: ${guard}`;

const withTokens = `${choosing}: always (7 of 12) → ${saving} when credentialsAre(oauthTokens)`;
const handOver = `${ready}: tokens.submit (1 of 2) → ${saving} when credentialsFit`;
const taking = `${saving}: done authenticate (1 of 2) → ${authenticating}.completing when isAuthenticated`;
const refusing = `${saving}: error authenticate (1 of 2) → ${ready} when typingCanMend`;

/** What of the chart of a connector no page can cause. */
export const notOfAPage: readonly Beyond[] = [
  {
    why: 'Tokens of one’s own are for servers: no page has any, and a gateway takes none.',
    goals: [
      `state ${saving}`,
      taken(withTokens),
      yes(withTokens),
      taken(handOver),
      yes(handOver),
      no(handOver),
      taken(`${ready}: tokens.submit (2 of 2) → itself, by actions alone`),
      taken(`${saving}: back → ${ready}`),
      taken(taking),
      yes(taking),
      no(taking),
      taken(`${saving}: done authenticate (2 of 2) → ${ready}`),
      taken(refusing),
      yes(refusing),
      no(refusing),
      taken(`${saving}: error authenticate (2 of 2) → ${failed}`),
    ],
  },
  {
    why: 'One of the methods is chosen from the beginning, and no browser lets go of a choice.',
    goals: [
      taken(`${install}.choosingMethod: method.submit (2 of 2) → itself, by actions alone`),
      no(
        `${install}.choosingMethod: method.submit (1 of 2) → ${install}.installing when methodFits`,
      ),
    ],
  },
  {
    why: 'Where there is no way back there is no button for it, as is seen after every step.',
    goals: [
      no(`${install}.naming: back → ${install}.choosingMethod when hasMethods`),
      no(`${apiKey}: back → ${properties} when hasProperties`),
      no(`${basic}: back → ${properties} when hasProperties`),
      no(`${ready}: back → ${properties} when hasProperties`),
      no(`${failed}: back (2 of 2) → ${properties} when failedAfterProperties`),
    ],
  },
];
