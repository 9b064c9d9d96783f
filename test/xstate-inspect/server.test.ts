import type { ParsedReceiverEvent } from '@xstate/inspect/lib/types.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startLanding } from '../../src/cli/landing.js';
import { createConnectorAuth, linkDriver } from '../../src/index.js';
import { inspectWithXStateInspect } from '../../src/inspect/index.js';
import { followingDriver, walk } from '../inspect/recording.js';
import { holdsNone } from '../support/canaries.js';
import { canary } from '../support/canary-answers.js';
import { flowOf } from '../support/flow.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { receiving } from './receiving.js';

type Of<Type extends ParsedReceiverEvent['type']> = Extract<ParsedReceiverEvent, { type: Type }>;

const isOf =
  <Type extends ParsedReceiverEvent['type']>(type: Type, sessionId?: string) =>
  (event: ParsedReceiverEvent): event is Of<Type> =>
    event.type === type && (sessionId === undefined || event.sessionId === sessionId);

const isRoot = (event: ParsedReceiverEvent): event is Of<'service.register'> =>
  event.type === 'service.register' && event.machine.id === 'connectorAuth';

test(
  'the package shows a flow from its definition to its end, and no secret',
  withSandbox(async (sandbox) => {
    await receiving(async ({ events, frames, until }) => {
      const { output } = await walk(clientOf(sandbox), 1002, inspectWithXStateInspect());
      assert.is(output?.status, 'authenticated');
      const { sessionId, machine, state } = await until(isRoot);
      await until(isOf('service.stop', sessionId));

      assert.is(state.value, 'fetchConnector');
      assert.ok(machine.states.authenticating?.states.apiKey?.states.entering);

      const own = events().filter((event) => event.sessionId === sessionId);
      assert.is(own[0]?.type, 'service.register');
      assert.is(own.at(-1)?.type, 'service.stop');
      const states = own.filter(isOf('service.state')).map(({ state }) => state);
      assert.equal(
        states.map(({ value }) => value),
        [
          'fetchConnector',
          'checkAuthType',
          'collectProperties',
          'setProperties',
          { authenticating: 'choosing' },
          { authenticating: { apiKey: 'entering' } },
          { authenticating: { apiKey: 'saving' } },
          { authenticating: 'completing' },
          'authenticated',
        ],
      );
      assert.equal(
        states.map(({ done }) => done),
        states.map((_, index) => index === states.length - 1),
      );
      assert.ok(states.at(-1)?.hasTag('step:authenticated'));
      for (const [index, event] of own.entries()) {
        if (event.type !== 'service.state') continue;
        const last = own.slice(0, index).findLast(isOf('service.event'));
        assert.is(event.state._event.name, last?.event.name);
      }
      assert.ok(
        own.some(
          (event) =>
            event.type === 'service.event' && event.event.name === 'done.invoke.setProperties',
        ),
      );

      const text = frames.join('\n');
      assert.match(text, '[secret]');
      holdsNone('what was sent', text, [canary.key, canary.property, sandbox.clientSecret]);
    });
  }),
);

test(
  'a sign-in with its children is shown, and neither its link nor a password',
  withSandbox(async (sandbox) => {
    const landing = await startLanding();
    try {
      await receiving(async ({ events, frames, until }) => {
        const urls: string[] = [];
        const driver = followingDriver(linkDriver(landing), (url) => urls.push(url));
        const inspect = inspectWithXStateInspect();
        await walk(clientOf(sandbox), 1005, inspect, driver);
        const root = await until(isRoot);
        await until(isOf('service.stop', root.sessionId));
        await walk(clientOf(sandbox), 1003, inspect, driver);
        await until(
          (event): event is Of<'service.stop'> =>
            isOf('service.stop')(event) && event.sessionId === events().findLast(isRoot)?.sessionId,
        );

        const registered = events().filter(isOf('service.register'));
        assert.ok(
          ['fetchConnector', 'signIn', 'watch'].every((id) =>
            registered.some((event) => event.id === id),
          ),
        );
        const watch = registered.find(({ id }) => id === 'watch');
        assert.is(watch?.machine.id, 'authenticationWatch');
        assert.is(watch?.state.value, 'waiting');
        assert.equal(
          registered.map(({ sessionId }) => sessionId).sort(),
          events()
            .filter(isOf('service.stop'))
            .map(({ sessionId }) => sessionId)
            .sort(),
        );

        const text = frames.join('\n');
        assert.is(urls.length, 1);
        const token = new URL(urls[0] ?? '').searchParams.get('token') ?? '';
        assert.ok(token.length > 40);
        holdsNone('what was sent', text, [...urls, token, canary.password, canary.property]);
      });
    } finally {
      landing.close();
    }
  }),
);

test(
  'what the inspector sends reaches the actor; a secret typed there comes back as one',
  withSandbox(async (sandbox) => {
    await receiving(async ({ frames, until, send }) => {
      const auth = createConnectorAuth({
        api: clientOf(sandbox),
        accountConnectorId: 1001,
        inspect: inspectWithXStateInspect(),
      });
      const { sessionId } = await until(isRoot);
      await until(
        (event): event is Of<'service.state'> =>
          isOf('service.state', sessionId)(event) && event.state.matches('authenticating.apiKey'),
      );
      send(sessionId, Object.assign({ type: 'apiKey.submit' }, { key: canary.key }));
      assert.is((await auth.done).status, 'authenticated');
      assert.is(sandbox.readAuthValue(1001), canary.key);
      await until(isOf('service.stop', sessionId));
      const text = frames.join('\n');
      holdsNone('what was sent', text, [canary.key]);
      const submits = frames.filter((frame) => /"service.event".*apiKey\.submit/.test(frame));
      assert.is(submits.length, 1);
    });
  }),
);

test(
  'an event of XState itself, or one that does not fit, is not let in and breaks nothing',
  withSandbox(async (sandbox) => {
    await receiving(async ({ events, until, send }) => {
      const told: unknown[] = [];
      let tell: () => void = () => undefined;
      const refused = new Promise<void>((resolve) => {
        tell = resolve;
      });
      const auth = createConnectorAuth({
        api: clientOf(sandbox),
        accountConnectorId: 1001,
        inspect: inspectWithXStateInspect(undefined, {
          onError: (error) => {
            told.push(error);
            tell();
          },
        }),
      });
      const { sessionId } = await until(isRoot);
      await until(
        (event): event is Of<'service.state'> =>
          isOf('service.state', sessionId)(event) && event.state.matches('authenticating.apiKey'),
      );
      send(sessionId, { type: 'apiKey.submit' });
      await refused;
      send(sessionId, { type: 'xstate.done.actor.fetchConnector' });
      send(sessionId, { type: 'cancel' });
      assert.is((await auth.done).status, 'cancelled');
      await until(isOf('service.stop', sessionId));
      assert.equal(
        events()
          .filter(isOf('service.event', sessionId))
          .map(({ event }) => event.name),
        ['xstate.init', 'done.invoke.fetchConnector', 'cancel'],
      );
      assert.match(String(told[0]), 'apiKey.submit');
    });
  }),
);

test(
  'a flow that was under way when the inspector was set up is shown from then on',
  withSandbox(async (sandbox) => {
    const tools: unknown = Reflect.get(globalThis, '__xstate__');
    Reflect.deleteProperty(globalThis, '__xstate__');
    const inspect = inspectWithXStateInspect();
    const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: 1001, inspect });
    await flow.until('apiKey');
    Reflect.set(globalThis, '__xstate__', tools);
    await receiving(async ({ frames, until }) => {
      inspect.connect();
      const { state, sessionId } = await until(isRoot);
      assert.equal(state.value, { authenticating: { apiKey: 'entering' } });
      flow.submitApiKey(canary.key);
      await until(isOf('service.stop', sessionId));
      holdsNone('what was sent', frames.join('\n'), [canary.key]);
    });
    assert.is((await flow.done).status, 'authenticated');
  }),
);

test(
  'an inspector that was withdrawn is told of the end, and hears no more of the flow',
  withSandbox(async (sandbox) => {
    await receiving(async ({ events, until }) => {
      const inspect = inspectWithXStateInspect();
      const flow = flowOf({ api: clientOf(sandbox), accountConnectorId: 1001, inspect });
      await flow.until('apiKey');
      inspect.stop();
      const { sessionId } = await until(isOf('service.stop'));
      const before = events().length;
      flow.submitApiKey(canary.key);
      assert.is((await flow.done).status, 'authenticated');
      // A second flow's frame would come after any of the first.
      await walk(clientOf(sandbox), 1001, inspectWithXStateInspect());
      await until(
        (event): event is Of<'service.stop'> =>
          isOf('service.stop')(event) && event.sessionId !== sessionId,
      );
      assert.not.ok(
        events()
          .slice(before)
          .some((event) => event.sessionId === sessionId),
      );
    });
  }),
);

test.run();
