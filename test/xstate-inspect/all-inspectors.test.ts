import type { ParsedReceiverEvent } from '@xstate/inspect/lib/types.js';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { startLanding } from '../../src/cli/landing.js';
import { linkDriver, type OAuthDriver } from '../../src/index.js';
import { inspectWithXStateInspect, together } from '../../src/inspect/index.js';
import type { Sandbox, SandboxOptions } from '../../src/sandbox/index.js';
import { walkAccount } from '../inspect/account-walk.js';
import { followingDriver, walk } from '../inspect/recording.js';
import { canaryScan } from '../support/canaries.js';
import { canary, echoOf } from '../support/canary-answers.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { withAllInspectors } from './all-inspectors.js';
import { receiving } from './receiving.js';

type Of<Type extends ParsedReceiverEvent['type']> = Extract<ParsedReceiverEvent, { type: Type }>;

const isOf =
  <Type extends ParsedReceiverEvent['type']>(type: Type, fits: (event: Of<Type>) => boolean) =>
  (event: ParsedReceiverEvent): event is Of<Type> => {
    const isType = (one: ParsedReceiverEvent): one is Of<Type> => one.type === type;
    return isType(event) && fits(event);
  };

const pathOf = (service: object): string => {
  const [id, parent]: readonly unknown[] = [
    Reflect.get(service, 'id'),
    Reflect.get(service, 'parent'),
  ];
  return typeof parent === 'object' && parent !== null ? `${pathOf(parent)} > ${id}` : `${id}`;
};

type Raw = Readonly<Record<string, string>>;

const without = (raw: Raw, secrets: readonly string[]) => {
  const scan = canaryScan(secrets);
  for (const [inspector, text] of Object.entries(raw)) scan.see(inspector, text);
  scan.holdsNone(...Object.keys(raw));
};

/** What has to have gone to each of them, so that there was something to look through. */
const holds = (raw: Raw, parts: readonly string[]) => {
  for (const [inspector, text] of Object.entries(raw)) {
    // JSON within JSON has its quotes escaped.
    const plain = text.replaceAll('\\', '');
    for (const part of parts) assert.ok(plain.includes(part), `${inspector} was not sent ${part}`);
  }
};

/** A driver whose links are followed, and told. */
const withSignIn = async (run: (driver: OAuthDriver, urls: string[]) => Promise<void>) => {
  const landing = await startLanding();
  const urls: string[] = [];
  try {
    await run(
      followingDriver(linkDriver(landing), (url) => urls.push(url)),
      urls,
    );
  } finally {
    landing.close();
  }
};

const tokensOf = (urls: readonly string[]): readonly string[] =>
  urls.flatMap((url) => {
    const token = new URL(url).searchParams.get('token') ?? '';
    assert.ok(token.length > 40);
    return [url, token];
  });

const typed = [canary.key, canary.password, canary.property];
const echoing = (path: RegExp, secret: string) =>
  (['PUT', 'POST'] as const).map(
    (method) =>
      ({
        match: { server: 'api', method, path },
        fault: { kind: 'body', status: 400, body: { Message: `No: ${echoOf(secret)}` } },
      }) as const,
  );

const worlds: readonly [string, SandboxOptions][] = [
  ['all goes well', {}],
  [
    'Cyclr repeats what it refuses',
    {
      faults: [
        ...echoing(/1001(?!.*propert)/, canary.key),
        ...echoing(/1002.*propert/, canary.property),
        ...echoing(/1003(?!.*propert)/, canary.password),
      ],
    },
  ],
];

for (const [name, options] of worlds) {
  test(
    `with every inspector attached, none is sent a secret when ${name}`,
    withSandbox(async (sandbox: Sandbox) => {
      await withSignIn((driver, urls) =>
        withAllInspectors(async ({ inspect, raw }) => {
          for (const id of [1001, 1002, 1003]) await walk(clientOf(sandbox), id, inspect);
          const { output } = await walk(clientOf(sandbox), 1005, inspect, driver);
          assert.is(output?.status, 'authenticated');
          await walk(clientOf(sandbox, { clientSecret: canary.clientSecret }), 1001, inspect);
          sandbox.reset();
          const account = [1002, 1003, 1005];
          await walkAccount(clientOf(sandbox), account, inspect, driver);

          const all = await raw();
          assert.is(urls.length, 2);
          holds(all, [
            '"input"',
            '"output"',
            '"context"',
            '"children"',
            '"code":"invalidClient"',
            'apiKey.submit',
            'basic.submit',
            'properties.submit',
            'accountAuth.connecting',
            'authenticationWatch.waiting',
            '[secret]',
          ]);
          without(all, [...typed, canary.clientSecret, sandbox.clientSecret, ...tokensOf(urls)]);
        }),
      );
    }, options),
  );
}

test(
  'an account, its connector and the watch of its sign-in are services, each below its own',
  withSandbox(async (sandbox) => {
    await withSignIn((driver) =>
      receiving(async ({ events, until }) => {
        const parents: string[] = [];
        const register = (service: object) => parents.push(pathOf(service));
        const inspect = together(
          inspectWithXStateInspect(),
          inspectWithXStateInspect({ register }),
        );
        await walkAccount(clientOf(sandbox), [1005], inspect, driver);
        const isRoot = isOf('service.register', ({ machine }) => machine.id === 'accountAuth');
        await until(isRoot);
        // The package also tells of the services of tests before.
        const root = events().findLast(isRoot);
        assert.ok(root);
        await until(isOf('service.stop', ({ sessionId }) => sessionId === root.sessionId));
        const after = events().slice(events().findLastIndex(isRoot));
        const named = (id: string) =>
          after.find(isOf('service.register', (service) => service.id === id));
        const connector = named('connector');
        assert.is(connector?.machine.id, 'connectorAuth');
        assert.is(named('watch')?.machine.id, 'authenticationWatch');
        assert.is(named('watch')?.state.value, 'waiting');
        // The package tells of parents only in a browser.
        assert.equal(parents.slice(0, 5), [
          'accountAuth',
          'accountAuth > findConnectors',
          'accountAuth > connector',
          'accountAuth > connector > fetchConnector',
          'accountAuth > connector > signIn',
        ]);
        assert.ok(parents.includes('accountAuth > connector > watch'));
        const states = events()
          .filter(isOf('service.state', ({ sessionId }) => sessionId === connector?.sessionId))
          .map(({ state }) => JSON.stringify(state.value));
        assert.equal(
          states.filter((state, index) => state !== states[index - 1]),
          [
            '"fetchConnector"',
            '"checkAuthType"',
            '{"authenticating":"choosing"}',
            '{"authenticating":{"oauth":"ready"}}',
            '{"authenticating":{"oauth":"signingIn"}}',
            '{"authenticating":{"oauth":"confirming"}}',
            '{"authenticating":"completing"}',
            '"authenticated"',
          ],
        );
      }),
    );
  }),
);

test(
  'the canaries of an account did go to Cyclr',
  withSandbox(async (sandbox) => {
    await walkAccount(clientOf(sandbox), [1001, 1002, 1003]);
    assert.is(sandbox.readAuthValue(1001), canary.key);
    assert.is(sandbox.readAuthValue(1002), canary.key);
    assert.is(sandbox.readProperty(1002, 'SigningKey'), canary.property);
    assert.match(
      Buffer.from(sandbox.readAuthValue(1003) ?? '', 'base64').toString(),
      canary.password,
    );
  }),
);

test.run();
