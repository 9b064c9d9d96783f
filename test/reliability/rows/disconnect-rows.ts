import { slack } from '../answers.js';
import { disconnectSubject } from '../disconnect-subject.js';
import { looksWhetherDone, mayBeGone, wantsItGone } from '../expectation.js';
import { list, one, type RequestRow, row } from '../row.js';

export const disconnecting: RequestRow['begin'] = (world, via) =>
  disconnectSubject(world, via, slack, false);
export const removing: RequestRow['begin'] = (world, via) =>
  disconnectSubject(world, via, slack, true);

/** A connector loses its credentials, or is removed. */
export const disconnectRows: readonly RequestRow[] = [
  row({
    name: 'connector to disconnect',
    request: `GET ${list}/{id}`,
    path: one(slack),
    stage: 'fetchConnector',
    id: slack,
    begin: disconnecting,
  }),
  row({
    name: 'deauthenticate',
    request: `PUT ${list}/{id}/deauthenticate`,
    path: `${one(slack)}/deauthenticate`,
    stage: 'disconnecting',
    id: slack,
    begin: disconnecting,
    at: 'confirm',
    differs: looksWhetherDone,
  }),
  row({
    name: 'connector to remove',
    request: `GET ${list}/{id}`,
    path: one(slack),
    stage: 'fetchConnector',
    id: slack,
    begin: removing,
    differs: mayBeGone,
    believesGone: true,
  }),
  row({
    name: 'delete',
    request: `DELETE ${list}/{id}`,
    path: one(slack),
    stage: 'disconnecting',
    id: slack,
    begin: removing,
    at: 'confirm',
    differs: (...met) => wantsItGone(...met) ?? looksWhetherDone(...met),
    believesGone: true,
  }),
];
