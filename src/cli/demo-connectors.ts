import { linkDriver } from '../oauth/link.js';
import type { Sandbox } from '../sandbox/index.js';
import { createConnectorAuth } from '../view/connector-auth.js';
import { connect } from './connect.js';
import { demoAnswers } from './demo-answers.js';
import { traceStates } from './demo-trace.js';
import type { LandingServer } from './landing.js';
import { type Output, table } from './output.js';
import { clientOfSandbox } from './sandbox-client.js';

const acceptable = ['authenticated', 'unsupportedAuthType'];

/**
 * Takes every connector of the sandbox's account through the machine, one by one, and tells each state.
 *
 * @returns whether each ended authenticated or cannot be authenticated here
 */
export const demoConnectors = async (
  sandbox: Sandbox,
  landing: LandingServer,
  { out, note }: Output,
): Promise<boolean> => {
  const api = clientOfSandbox(sandbox);
  const rows = [['id', 'connector', 'type', 'result', 'verified', 'requests', 'ms']];
  const results: string[] = [];
  for (const { id, name, authType, oauth2Type } of sandbox.connectors()) {
    const type = authType === 'OAuth2' ? `${authType} ${oauth2Type}` : authType;
    out(`\n${id} ${name} (${type})`);
    const [requestsBefore, begin] = [sandbox.requests().length, performance.now()];
    const auth = createConnectorAuth({
      api,
      accountConnectorId: id,
      oauth: linkDriver(landing),
      inspect: traceStates('connectorAuth', (state) => out(`  → ${state}`)),
    });
    const answers = demoAnswers(sandbox.demoAnswers(id), { note }, auth.cancel);
    const { outcome, error, missing } = await connect(auth, answers);
    const done = outcome.status === 'authenticated';
    const result = done ? outcome.status : (error?.code ?? (missing ? 'rejected' : 'cancelled'));
    const requests = sandbox.requests().length - requestsBefore;
    const ms = Math.round(performance.now() - begin);
    results.push(result);
    rows.push([id, name, type, result, done ? outcome.verified : '', requests, ms].map(String));
  }
  out(`\n${table(rows)}`);
  const good = results.filter((result) => acceptable.includes(result)).length;
  out(`\n${good} of ${results.length} connectors ended as they should.`);
  return good === results.length;
};
