import * as E from '#fp-ts/Either';
import type { ConnectorSource } from '../domain/account.js';
import type { ConnectorApi } from '../domain/connector-api.js';
import { linkDriver } from '../oauth/link.js';
import { createAccountAuth } from '../view/account-auth.js';
import { accountExitCode, outcomeTable } from './account-result.js';
import { type AccountHost, type Walked, walkAccount } from './account-walk.js';
import { asksPerson, scriptedInput } from './answering.js';
import type { ChecksByApp } from './arguments.js';
import { type ExitCode, exitCodes } from './exit-codes.js';
import { readGivenByKey } from './given-answers.js';
import { startLanding } from './landing.js';
import { promptedChoice, promptedRetry } from './prompted-account.js';
import { promptedAnswers } from './prompted-answers.js';
import { scriptedAnswers } from './scripted-answers.js';
import { Refused, type Terminal } from './terminal.js';
import { waitForKey } from './waiting.js';

export interface AccountOptions {
  readonly json?: boolean;
  /** How long a sign-in may take, in seconds. */
  readonly timeout?: number;
  readonly template?: string;
  readonly cycle?: string;
  readonly checks?: ChecksByApp;
}

const sourceOf = (ids: readonly number[], { template, cycle }: AccountOptions): ConnectorSource => {
  if (ids.length > 0 && (template ?? cycle) !== undefined) {
    throw new Refused(
      'Name connectors, a template or an integration, not several.',
      exitCodes.usage,
    );
  }
  if (template !== undefined) return { kind: 'template', templateId: template };
  if (cycle !== undefined) return { kind: 'cycle', cycleId: cycle };
  return ids.length > 0 ? { kind: 'connectors', accountConnectorIds: ids } : { kind: 'account' };
};

/** A script answers by connector id, by name, or by the name of the app: of a template's, no id is known before. */
const scriptedHost = async (terminal: Terminal): Promise<AccountHost> => {
  const given = readGivenByKey(await scriptedInput(terminal));
  if (E.isLeft(given)) throw new Refused(given.left, exitCodes.usage);
  const showLink = (url: string) => terminal.note(`Follow this link to sign in: ${url}`);
  return {
    // What nobody could answer has been skipped by then.
    choose: async ({ progress }) => (progress.toDo > 0 ? 'next' : 'finish'),
    answersFor: ({ accountConnectorId, name, app }) => {
      const key = [`${accountConnectorId}`, name, app ?? ''].find((one) => given.right.has(one));
      const answers = given.right.get(key ?? '');
      return answers && scriptedAnswers(answers, terminal, showLink);
    },
    wantsRetry: async () => false,
  };
};

const promptedHost = (terminal: Terminal): AccountHost => {
  const answers = promptedAnswers(terminal, 'Skip this one');
  return {
    choose: (view, signal) => promptedChoice(view, terminal, signal),
    answersFor: () => answers,
    wantsRetry: (error, signal) => promptedRetry(error, terminal, signal),
    waiting: (signal) => waitForKey('Asking Cyclr…', {}, terminal, signal),
  };
};

/** What an integration still needs authenticated once its connectors have been taken; nothing where none was meant. */
const leftOf = async (api: ConnectorApi, { outcome }: Walked, { cycle }: AccountOptions) => {
  const cycleId = outcome.cycleId ?? cycle;
  return cycleId === undefined
    ? undefined
    : { cycleId, unauthenticated: await api.listUnauthenticated(cycleId)() };
};

/** Takes the connectors of an account, or these of them, one after another. */
export const connectAccount = async (
  api: ConnectorApi,
  ids: readonly number[],
  options: AccountOptions,
  terminal: Terminal,
): Promise<ExitCode> => {
  const { json = false, timeout, checks } = options;
  const { out, note } = terminal;
  const source = sourceOf(ids, options);
  const asks = asksPerson(terminal, json);
  const host = asks ? promptedHost(terminal) : await scriptedHost(terminal);
  const landing = await startLanding();
  const account = createAccountAuth({
    api,
    source,
    oauth: linkDriver(landing),
    ...(checks && { checks }),
    ...(timeout !== undefined && { delays: { signInLimit: timeout * 1000 } }),
  });
  const stopListening = terminal.onInterrupt(account.cancel);
  try {
    const walked = await walkAccount(account, host, { out: json ? () => undefined : out });
    const { outcome, error } = walked;
    const left = error ? undefined : await leftOf(api, walked, options);
    const found = left?.unauthenticated ?? E.right([]);
    const problem = error ?? (E.isLeft(found) ? found.left : undefined);
    const unauthenticated = E.isRight(found) ? found.right : [];
    if (json) {
      const rest = left && { cycleId: left.cycleId, unauthenticated };
      out(JSON.stringify({ ...outcome, ...rest, ...(problem && { error: problem }) }));
    } else {
      if (outcome.connectors.length > 0) out(`\n${outcomeTable(outcome)}`);
      if (left) out(`\nIntegration ${left.cycleId}`);
      if (left && !problem) {
        out(
          unauthenticated.length === 0
            ? 'No connector of it is left to authenticate.'
            : `Left to authenticate: ${unauthenticated.join(', ')}.`,
        );
      }
      if (options.template !== undefined && !left && outcome.status === 'cancelled' && !error) {
        note(
          'The template may be installed all the same: look in Cyclr before you install it again.',
        );
      }
      // A person has read it where it was asked what to do.
      if (problem && !(asks && error)) note(`${problem.message} (${problem.code})`);
    }
    return accountExitCode({ outcome, ...(problem && { error: problem }) }, unauthenticated);
  } finally {
    stopListening();
    landing.close();
  }
};
