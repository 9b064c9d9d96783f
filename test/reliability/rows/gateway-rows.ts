import { airtableAnswers, answersOf, installed, mailgun, trello } from '../answers.js';
import { refusesClients } from '../expectation.js';
import { flowOf, list, never, one, type RequestRow, row } from '../row.js';
import { appRows } from './app-rows.js';
import { connectorRows } from './connector-rows.js';
import { disconnectRows } from './disconnect-rows.js';
import { installAirtable, installRows } from './install-rows.js';
import { signInRows } from './sign-in-rows.js';
import { template, templateRows } from './template-rows.js';

/** What a page has no need of, or asks for in another way. */
const notOfPages = new Set([
  'save tokens',
  'token for sign-in',
  'sign-in token',
  // A gateway pages through its list as its Cyclr client does, and the page sees one answer.
  'list, later page',
]);

/** A gateway looks at the connector before it does anything with it. */
const looksFirst = new Set(['confirm', 'confirm sign-in', 'list once installed']);

const alike: readonly RequestRow[] = [
  ...connectorRows,
  ...signInRows,
  ...installRows,
  ...appRows,
  ...templateRows,
  ...disconnectRows,
]
  .filter(({ name }) => !notOfPages.has(name))
  .map((direct) => ({
    ...direct,
    name: `gateway: ${direct.name}`,
    ...(looksFirst.has(direct.name) && { after: 1 }),
    via: 'gateway',
  }));

const signInPage = {
  stage: 'authenticating',
  id: trello,
  begin: flowOf({ accountConnectorId: trello }, answersOf(trello), never),
  at: 'link',
} as const;

/** Requests that only a gateway makes, or makes elsewhere. */
const ofGateways: readonly RequestRow[] = [
  row({
    name: 'connector before its properties',
    request: `GET ${list}/{id}`,
    path: one(mailgun),
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
  }),
  row({
    name: 'connector before a look-up',
    request: `GET ${list}/{id}`,
    path: one(installed),
    stage: 'authenticating',
    id: installed,
    answers: airtableAnswers,
    begin: installAirtable,
    at: 'apiKey',
    passed: true,
  }),
  row({
    ...template,
    name: 'list before a template',
    request: `GET ${list}`,
    path: list,
    stage: 'install',
  }),
  row({
    ...signInPage,
    name: 'connector before its sign-in',
    request: `GET ${list}/{id}`,
    path: one(trello),
  }),
  row({
    ...signInPage,
    name: 'token for sign-in',
    request: 'POST /oauth/token',
    path: '/oauth/token',
    repeats: true,
    bearer: false,
    differs: refusesClients,
  }),
  row({
    ...signInPage,
    name: 'sign-in token',
    request: 'POST /v1.0/accounts/{guid}/signintoken',
    path: /\/signintoken$/,
  }),
].map((one) => ({ ...one, name: `gateway: ${one.name}`, via: 'gateway' }));

/** Of a user who may use some connectors only: what was there before is told from what is new. */
const ofLimitedUsers: readonly RequestRow[] = installRows
  .filter(({ name }) => name === 'names in use' || name === 'install')
  .map(({ name, ...rest }) => ({
    ...rest,
    name: name === 'install' ? 'limited: install' : 'limited: list before an install',
    ...(name !== 'install' && { after: 1 }),
    via: 'limited',
  }));

export const gatewayRows: readonly RequestRow[] = [...alike, ...ofGateways, ...ofLimitedUsers];
