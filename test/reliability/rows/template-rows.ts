import { accountSubject } from '../account-subject.js';
import { airtableAnswers, installed, templateId } from '../answers.js';
import { list, type RequestRow, row } from '../row.js';

const airtable = { id: installed, answers: airtableAnswers } as const;

const ofTemplate: RequestRow['begin'] = (world, via) =>
  accountSubject(world, via, { kind: 'template', templateId }, airtableAnswers);

export const template = {
  ...airtable,
  begin: ofTemplate,
  /** It may have been installed, and a second one is a second integration. */
  givesUp: ({ stage, retryable, code }) =>
    stage === 'install' &&
    !retryable &&
    ['network', 'timeout', 'server', 'badResponse'].includes(code),
} as const satisfies Partial<RequestRow>;

export const cycle = {
  ...airtable,
  prepare: async ({ api }) => void (await api('direct').installTemplate(templateId)()),
  begin: (world, via) =>
    accountSubject(
      world,
      via,
      { kind: 'cycle', cycleId: world.sandbox.cycles()[0]?.id ?? '' },
      airtableAnswers,
    ),
} as const satisfies Partial<RequestRow>;

/** A template is installed, or what an installed one still needs is authenticated. */
export const templateRows: readonly RequestRow[] = [
  row({
    ...template,
    name: 'install template',
    request: 'POST /v1.0/templates/{guid}/install',
    path: `/v1.0/templates/${templateId}/install`,
    stage: 'install',
    outlives: true,
  }),
  row({
    ...template,
    name: 'list once installed',
    request: `GET ${list}`,
    path: list,
    stage: 'fetchConnector',
  }),
  row({
    ...cycle,
    name: 'prerequisites',
    request: 'GET /v1.0/cycles/{guid}/prerequisites',
    path: /\/prerequisites$/,
    stage: 'fetchConnector',
  }),
];
