import { airtableAnswers, hubspotAnswers, installed, secondPipedriveAnswers } from '../answers.js';
import { looksAfterwards } from '../expectation.js';
import { flowOf, list, one, type RequestRow, row } from '../row.js';

export const installAirtable = flowOf({ install: { connector: 'Airtable' } }, airtableAnswers);
const installHubspot = flowOf({ install: { connector: 'HubSpot' } }, hubspotAnswers);

const airtable = {
  id: installed,
  answers: airtableAnswers,
  begin: installAirtable,
} as const;
const hubspot = { id: installed, answers: hubspotAnswers, begin: installHubspot } as const;

const installPath = { server: 'api', method: 'POST', path: /\/install$/ } as const;

/** An app is installed, and then authenticated. */
export const installRows: readonly RequestRow[] = [
  row({
    ...airtable,
    name: 'app by name',
    request: 'GET /v1.0/connectors/{name}',
    path: '/v1.0/connectors/Airtable',
    stage: 'install',
  }),
  row({
    ...airtable,
    name: 'app by name and version',
    request: 'GET /v1.0/connectors/{name}/{name}',
    path: '/v1.0/connectors/Airtable/1.0',
    stage: 'install',
    begin: flowOf({ install: { connector: 'Airtable', version: '1.0' } }, airtableAnswers),
  }),
  row({
    ...airtable,
    name: 'app by id',
    request: 'GET /v1.0/connectors/{id}',
    path: '/v1.0/connectors/205',
    stage: 'install',
    begin: flowOf({ install: { connector: 205 } }, airtableAnswers),
  }),
  row({
    ...airtable,
    name: 'names in use',
    request: `GET ${list}`,
    path: list,
    stage: 'install',
  }),
  row({
    ...airtable,
    name: 'install',
    request: 'POST /v1.0/connectors/{id}/install',
    path: '/v1.0/connectors/205/install',
    stage: 'install',
    differs: looksAfterwards,
    outlives: true,
  }),
  row({
    ...hubspot,
    name: 'install, method chosen',
    request: 'POST /v1.0/connectors/{id}/install',
    path: '/v1.0/connectors/307/install',
    stage: 'install',
    at: 'method',
    differs: looksAfterwards,
    outlives: true,
  }),
  row({
    id: installed,
    answers: secondPipedriveAnswers,
    begin: flowOf({ install: { connector: 'Pipedrive' } }, secondPipedriveAnswers),
    name: 'install, named anew',
    request: 'POST /v1.0/connectors/{id}/install',
    path: '/v1.0/connectors/201/install',
    stage: 'install',
    at: 'name',
    differs: looksAfterwards,
    outlives: true,
  }),
  row({
    ...hubspot,
    name: 'look for a lost install',
    request: `GET ${list}`,
    path: list,
    stage: 'install',
    at: 'method',
    prelude: [{ match: installPath, fault: { kind: 'drop', when: 'before' } }],
    outlives: true,
  }),
  row({
    ...hubspot,
    name: 'read a lost install',
    request: `GET ${list}/{id}`,
    path: one(installed),
    stage: 'install',
    at: 'method',
    prelude: [
      { match: installPath, fault: { kind: 'drop', when: 'after' } },
      {
        match: { server: 'api', method: 'GET', path: list },
        fault: { kind: 'status', status: 500 },
      },
    ],
    outlives: true,
  }),
  row({
    ...airtable,
    name: 'connector once installed',
    request: `GET ${list}/{id}`,
    path: one(installed),
    stage: 'fetchConnector',
  }),
];
