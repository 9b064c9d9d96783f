import { accountSubject } from '../account-subject.js';
import { answersOf, box, mailgun, paypal, pipedrive, rss, zendesk } from '../answers.js';
import { looksAfterwards, looksForIt, refusesClients, wantsItGone } from '../expectation.js';
import { list, one, type RequestRow, row } from '../row.js';

const property = `${list}/{id}/properties`;

const ofAccount: RequestRow['begin'] = (world, via) =>
  accountSubject(
    world,
    via,
    { kind: 'connectors', accountConnectorIds: [pipedrive] },
    answersOf(pipedrive),
  );

/** An installed connector is authenticated by what is typed, alone or in its account. */
export const connectorRows: readonly RequestRow[] = [
  row({
    name: 'token',
    request: 'POST /oauth/token',
    path: '/oauth/token',
    stage: 'fetchConnector',
    id: pipedrive,
    repeats: true,
    bearer: false,
    differs: refusesClients,
  }),
  row({
    name: 'connector',
    request: `GET ${list}/{id}`,
    path: one(pipedrive),
    stage: 'fetchConnector',
    id: pipedrive,
  }),
  row({
    name: 'create property',
    request: `POST ${property}`,
    path: `${one(mailgun)}/properties`,
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
    differs: looksAfterwards,
  }),
  row({
    name: 'replace property',
    request: `PUT ${property}/{id}`,
    path: /\/properties\/4001$/,
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
    differs: looksForIt,
  }),
  row({
    name: 'remove property',
    request: `DELETE ${property}/{id}`,
    path: /\/properties\/\d+$/,
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
    differs: wantsItGone,
    believesGone: true,
  }),
  row({
    name: 'list properties',
    request: `GET ${property}`,
    path: `${one(mailgun)}/properties`,
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
    prelude: [
      {
        match: { server: 'api', method: 'POST', path: /\/properties$/ },
        fault: { kind: 'status', status: 409 },
      },
    ],
  }),
  row({
    name: 'confirm',
    request: `GET ${list}/{id}`,
    path: one(rss),
    stage: 'authenticating',
    id: rss,
    at: 'properties',
  }),
  row({
    name: 'save key',
    request: `PUT ${list}/{id}`,
    path: one(pipedrive),
    stage: 'authenticating',
    id: pipedrive,
    at: 'apiKey',
  }),
  row({
    name: 'save user and password',
    request: `PUT ${list}/{id}`,
    path: one(zendesk),
    stage: 'authenticating',
    id: zendesk,
    at: 'basic',
  }),
  row({
    name: 'token grant',
    request: `PUT ${list}/{id}`,
    path: one(paypal),
    stage: 'authenticating',
    id: paypal,
    at: 'properties',
  }),
  row({
    name: 'save tokens',
    request: `PUT ${list}/{id}`,
    path: one(box),
    stage: 'authenticating',
    id: box,
    at: 'ready',
  }),
  row({
    name: 'list, first page',
    request: `GET ${list}`,
    path: list,
    stage: 'fetchConnector',
    id: pipedrive,
    begin: ofAccount,
  }),
  row({
    name: 'list, later page',
    request: `GET ${list}`,
    path: list,
    after: 1,
    stage: 'fetchConnector',
    id: pipedrive,
    needs: { maxPageSize: 5 },
    begin: ofAccount,
  }),
];
