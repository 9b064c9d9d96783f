import { airtableAnswers, answersOf, installed, pipedrive } from '../answers.js';
import { leavesOut, looksAfterwards, triesThem, triesThemByTest } from '../expectation.js';
import { flowOf, list, one, type RequestRow, row } from '../row.js';
import { installAirtable } from './install-rows.js';

const airtable = { id: installed, answers: airtableAnswers, begin: installAirtable } as const;

/** Calls that go on to the connected app: what can be chosen there, and whether what was stored works. */
export const appRows: readonly RequestRow[] = [
  row({
    ...airtable,
    name: 'look up',
    request: `POST ${list}/{id}/triggers/{id}`,
    path: `${one(installed)}/triggers/705`,
    stage: 'authenticating',
    at: 'apiKey',
    passed: true,
    differs: leavesOut,
  }),
  row({
    ...airtable,
    name: 'store what was looked up',
    request: `POST ${list}/{id}/properties`,
    path: `${one(installed)}/properties`,
    stage: 'setProperties',
    at: 'properties',
    differs: looksAfterwards,
  }),
  row({
    ...airtable,
    begin: flowOf({ install: { connector: 'Airtable' }, verify: { test: 805 } }, airtableAnswers),
    name: 'verify by a test',
    request: `POST ${list}/{id}/test/{id}`,
    path: `${one(installed)}/test/805`,
    stage: 'authenticating',
    at: 'properties',
    differs: triesThemByTest,
  }),
  row({
    name: 'verify by a look-up',
    request: `POST ${list}/{id}/triggers/{id}`,
    path: `${one(pipedrive)}/triggers/701`,
    stage: 'authenticating',
    id: pipedrive,
    begin: flowOf({ accountConnectorId: pipedrive, verify: { lookup: 701 } }, answersOf(pipedrive)),
    at: 'apiKey',
    differs: triesThem,
  }),
];
