import type { Expected } from './expectation.js';

/** What a cell of the tables says of an outcome, and what it stands for. */
const codes: Readonly<Record<Expected, readonly [code: string, meaning: string]>> = {
  through: ['–', 'the user sees nothing of it'],
  unknown: ['unk', 'the flow ends well, and says `unknown` of whether the credentials work'],
  window: ['win', 'only the sign-in window shows it; the flow offers to start over and to give up'],
  invalidClient: ['cli', '`invalidClient`'],
  unauthorized: ['una', '`unauthorized`'],
  forbidden: ['forb', '`forbidden`'],
  notFound: ['gone', '`notFound`'],
  conflict: ['conf', '`conflict`'],
  rateLimited: ['rate', '`rateLimited`'],
  rejected: ['rej', '`rejected`, where it was typed, if it was typed'],
  nameInUse: ['name', '`nameInUse`'],
  server: ['serv', '`server`'],
  network: ['net', '`network`'],
  timeout: ['time', '`timeout`'],
  badResponse: ['bad', '`badResponse`'],
  unsupportedAuthType: ['auth', '`unsupportedAuthType`'],
  popupBlocked: ['pop', '`popupBlocked`'],
  signInTimeout: ['late', '`signInTimeout`'],
  invalidInput: ['inv', '`invalidInput`'],
};

export const isExpected = (name: string): name is Expected => name in codes;
const all = Object.keys(codes).filter(isExpected);

export const codeOf = (outcome: Expected): string => codes[outcome][0];

/** The outcome a code stands for. */
export const outcomeFor = (code: string): Expected | undefined =>
  all.find((outcome) => codeOf(outcome) === code);

/** @param used those that occur */
export const legendOf = (used: ReadonlySet<Expected>): string =>
  all
    .filter((outcome) => used.has(outcome))
    .map((outcome) => `- \`${codes[outcome][0]}\`: ${codes[outcome][1]}`)
    .join('\n');
