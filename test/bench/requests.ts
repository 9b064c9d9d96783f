import { signInByFetch } from '../../src/cli/fetch-browser.js';
import { startLanding } from '../../src/cli/landing.js';
import { linkDriver } from '../../src/oauth/link.js';
import { startSandbox } from '../../src/sandbox/index.js';
import { flowOf } from '../support/flow.js';
import { clientOf } from '../support/sandboxed.js';

/** Requests to Cyclr's resources, and how many of them had to wait for one before, for each kind of flow. */
export const measureRequests = async () => {
  const sandbox = await startSandbox({
    // Long enough for requests sent together to be seen together.
    faults: [{ match: { server: 'api' }, fault: { kind: 'latency', ms: 20 } }],
  });
  const landing = await startLanding();
  const rows: { flow: string; requests: number; serialRounds: number }[] = [];
  try {
    for (const { id, name, authType } of sandbox.connectors()) {
      const answers = sandbox.demoAnswers(id);
      const before = sandbox.requests().length;
      const flow = flowOf({
        api: clientOf(sandbox),
        accountConnectorId: id,
        oauth: linkDriver(landing),
      });
      flow.subscribe((view) =>
        queueMicrotask(() => {
          if (view.step === 'properties') flow.submitProperties(answers.properties);
          if (view.step === 'apiKey') flow.submitApiKey(answers.apiKey ?? '');
          if (view.step === 'basic')
            flow.submitBasic(answers.username ?? '', answers.password ?? '');
          if (view.step === 'failed') flow.cancel();
          if (view.step !== 'oauth') return;
          if (view.url !== undefined) void signInByFetch(view.url);
          else if (view.phase === 'ready') flow.startOAuth();
        }),
      );
      await flow.done;
      const asked = sandbox
        .requests()
        .slice(before)
        .filter(({ server, path }) => server === 'api' && path.startsWith('/v1.0/'));
      let [serialRounds, roundEnds] = [0, -1];
      for (const { begin, end } of [...asked].sort((a, b) => a.begin - b.begin)) {
        if (begin > roundEnds) {
          serialRounds += 1;
          roundEnds = end ?? begin;
        } else roundEnds = Math.max(roundEnds, end ?? begin);
      }
      rows.push({ flow: `${name} (${authType})`, requests: asked.length, serialRounds });
    }
    return rows;
  } finally {
    landing.close();
    await sandbox.close();
  }
};
