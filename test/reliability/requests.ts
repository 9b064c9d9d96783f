import type { Stage } from '../../src/index.js';
import type { FaultMatch, FaultRule, Unknowns } from '../../src/sandbox/index.js';
import { accountSubject } from './account-subject.js';
import { mailgun, paypal, pipedrive, rss, slack, trello, zendesk } from './answers.js';
import { connectorSubject } from './connector-subject.js';
import {
  createsAnew,
  looksAfterwards,
  type Nature,
  onTheHop,
  refusesClients,
  ridesOut,
  wantsItGone,
} from './expectation.js';
import type { Subject } from './subject.js';
import type { Hop, World } from './world.js';

/** One request of one flow, and how to come to it. */
export interface RequestRow extends Nature {
  readonly name: string;
  /** Which kind of request it is, as `METHOD /path` with `{id}` for what varies. */
  readonly request: string;
  readonly hop: Hop;
  /** Who sends it. */
  readonly via: 'direct' | 'gateway';
  readonly match: FaultMatch;
  /** So many requests of the kind go before it. */
  readonly after?: number;
  /** Where an error is said to have happened. */
  readonly stage: Stage;
  /** The account connector whose record is looked at in the end. */
  readonly id: number;
  readonly begin: (world: World) => Subject;
  /** Where the user is when trouble begins; absent: before anything is asked for. */
  readonly at?: string;
  /** The user waits there; nothing has to be done for the request to be sent. */
  readonly waits?: true;
  /** Goes wrong first, so that the request is made at all when the user tries again. */
  readonly prelude?: FaultRule;
  /** Switches without which the request is not made. */
  readonly needs?: Partial<Unknowns>;
}

const list = '/v1.0/account/connectors';
const one = (id: number) => `${list}/${id}`;

/** Any request of the API by method and path, in the words of the table. */
export const kindOf = (method: string, path: string): string =>
  `${method} ${path
    .replace(/\?.*$/, '')
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '{guid}')
    .replace(/\/\d+(?=\/|$)/g, '/{id}')}`;

const row = (
  what: Pick<RequestRow, 'name' | 'stage' | 'id'> & {
    readonly method: string;
    readonly path: string | RegExp;
    /** As in `kindOf`, below the path of a connector or in full. */
    readonly request: string;
  } & Partial<RequestRow>,
): RequestRow => {
  const { method, path, ...rest } = what;
  return {
    hop: 'cyclr',
    via: 'direct',
    repeats: method !== 'POST',
    bearer: true,
    match: { server: rest.hop === 'gateway' ? 'host' : 'api', method, path },
    begin: (world) =>
      connectorSubject({
        api: rest.via === 'gateway' ? world.viaGateway : world.direct,
        id: what.id,
        landing: world.landing,
        pollInterval: 10,
      }),
    ...rest,
  };
};

const property = `${list}/{id}/properties`;

const cyclrRows: readonly RequestRow[] = [
  row({
    name: 'token',
    request: 'POST /oauth/token',
    method: 'POST',
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
    method: 'GET',
    path: one(pipedrive),
    stage: 'fetchConnector',
    id: pipedrive,
  }),
  row({
    name: 'create property',
    request: `POST ${property}`,
    method: 'POST',
    path: `${one(mailgun)}/properties`,
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
    differs: looksAfterwards,
  }),
  row({
    name: 'replace property',
    request: `PUT ${property}/{id}`,
    method: 'PUT',
    path: /\/properties\/4001$/,
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
    differs: createsAnew,
  }),
  row({
    name: 'remove property',
    request: `DELETE ${property}/{id}`,
    method: 'DELETE',
    path: /\/properties\/\d+$/,
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
    differs: wantsItGone,
  }),
  row({
    name: 'list properties',
    request: `GET ${property}`,
    method: 'GET',
    path: `${one(mailgun)}/properties`,
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
    prelude: {
      match: { method: 'POST', path: /\/properties$/ },
      fault: { kind: 'status', status: 409 },
    },
  }),
  row({
    name: 'confirm',
    request: `GET ${list}/{id}`,
    method: 'GET',
    path: one(rss),
    stage: 'authenticating',
    id: rss,
    at: 'properties',
  }),
  row({
    name: 'save key',
    request: `PUT ${list}/{id}`,
    method: 'PUT',
    path: one(pipedrive),
    stage: 'authenticating',
    id: pipedrive,
    at: 'apiKey',
  }),
  row({
    name: 'save user and password',
    request: `PUT ${list}/{id}`,
    method: 'PUT',
    path: one(zendesk),
    stage: 'authenticating',
    id: zendesk,
    at: 'basic',
  }),
  row({
    name: 'token grant',
    request: `PUT ${list}/{id}`,
    method: 'PUT',
    path: one(paypal),
    stage: 'authenticating',
    id: paypal,
    at: 'properties',
  }),
  row({
    name: 'token for sign-in',
    request: 'POST /oauth/token',
    method: 'POST',
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
    method: 'POST',
    path: /\/signintoken$/,
    stage: 'authenticating',
    id: trello,
    at: 'ready',
  }),
  row({
    name: 'watch sign-in',
    request: `GET ${list}/{id}`,
    method: 'GET',
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
    method: 'GET',
    path: one(slack),
    stage: 'authenticating',
    id: slack,
    at: 'link',
    begin: ({ direct, landing }) =>
      connectorSubject({
        api: direct,
        id: slack,
        landing,
        reauthenticate: true,
        pollInterval: 3_600_000,
      }),
  }),
  row({
    name: 'list, first page',
    request: `GET ${list}`,
    method: 'GET',
    path: list,
    stage: 'fetchConnector',
    id: pipedrive,
    begin: ({ direct }) => accountSubject(direct, pipedrive),
  }),
  row({
    name: 'list, later page',
    request: `GET ${list}`,
    method: 'GET',
    path: list,
    after: 1,
    stage: 'fetchConnector',
    id: pipedrive,
    needs: { maxPageSize: 12 },
    begin: ({ direct }) => accountSubject(direct, pipedrive),
  }),
];

/** Requests to Cyclr that a gateway makes for a page; what comes of them is what the page is told. */
const throughGateway = new Set([
  'token',
  'connector',
  'create property',
  'replace property',
  'remove property',
  'list properties',
  'confirm',
  'save key',
  'save user and password',
  'token grant',
  'list, first page',
]);

const gatewayRows: readonly RequestRow[] = cyclrRows
  .filter(({ name }) => throughGateway.has(name))
  .map((direct) => ({
    ...direct,
    name: `gateway: ${direct.name}`,
    // Before it writes properties, a gateway looks at the connector itself.
    ...(direct.name === 'confirm' && { after: 1 }),
    via: 'gateway',
    begin: (world) => direct.begin({ ...world, direct: world.viaGateway }),
  }));

const base = '/cyclr-auth/connectors';
const hop = {
  hop: 'gateway',
  via: 'gateway',
  repeats: false,
  bearer: false,
  differs: onTheHop,
} as const;

const hopRows: readonly RequestRow[] = [
  row({
    ...hop,
    name: 'page: connector',
    request: `GET ${base}/{id}`,
    method: 'GET',
    path: `${base}/${pipedrive}`,
    stage: 'fetchConnector',
    id: pipedrive,
  }),
  row({
    ...hop,
    name: 'page: properties',
    request: `POST ${base}/{id}/properties`,
    method: 'POST',
    path: `${base}/${mailgun}/properties`,
    stage: 'setProperties',
    id: mailgun,
    at: 'properties',
  }),
  row({
    ...hop,
    name: 'page: credentials',
    request: `PUT ${base}/{id}/credentials`,
    method: 'PUT',
    path: `${base}/${zendesk}/credentials`,
    stage: 'authenticating',
    id: zendesk,
    at: 'basic',
  }),
  row({
    ...hop,
    name: 'page: list',
    request: `GET ${base}`,
    method: 'GET',
    path: base,
    stage: 'fetchConnector',
    id: pipedrive,
    begin: ({ viaGateway }) => accountSubject(viaGateway, pipedrive),
  }),
];

/** Every request of every flow. A new one gets a row here; a test tells of one that is missing. */
export const requests: readonly RequestRow[] = [...cyclrRows, ...gatewayRows, ...hopRows];
