import { answersOf, slack, trello } from '../answers.js';
import { refusesClients, ridesOut } from '../expectation.js';
import { flowOf, list, never, one, type RequestRow, row } from '../row.js';

/** A user signs in at the connected app. */
export const signInRows: readonly RequestRow[] = [
  row({
    name: 'token for sign-in',
    request: 'POST /oauth/token',
    path: '/oauth/token',
    stage: 'authenticating',
    id: trello,
    at: 'ready',
    repeats: true,
    bearer: false,
    differs: refusesClients,
  }),
  row({
    name: 'sign-in token',
    request: 'POST /v1.0/accounts/{guid}/signintoken',
    path: /\/signintoken$/,
    stage: 'authenticating',
    id: trello,
    at: 'ready',
  }),
  row({
    name: 'watch sign-in',
    request: `GET ${list}/{id}`,
    path: one(trello),
    stage: 'authenticating',
    id: trello,
    at: 'link',
    waits: true,
    differs: ridesOut,
  }),
  row({
    name: 'confirm sign-in',
    request: `GET ${list}/{id}`,
    path: one(slack),
    stage: 'authenticating',
    id: slack,
    at: 'link',
    begin: flowOf({ accountConnectorId: slack, reauthenticate: true }, answersOf(slack), never),
  }),
];
