import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { createGatewayClient, Secret } from '../../src/index.js';
import { startSandbox } from '../../src/sandbox/index.js';
import type { SeedParameter } from '../../src/sandbox/seed-file.js';
import type { FieldView } from '../../src/view/connector-view.js';
import { canaryScan } from '../support/canaries.js';
import { flowOf } from '../support/flow.js';
import { fromPage, gatewayOf } from '../support/gateway.js';
import { clientOf } from '../support/sandboxed.js';
import { anyText, inherited, someText } from './any/texts.js';
import { fuzz } from './run.js';

const canary = 'canary-property-3mQz';

const parameter: fc.Arbitrary<Omit<SeedParameter, 'id'>> = fc.record(
  {
    // The sandbox takes white space around a name for none of it.
    targetName: fc.oneof(
      fc.constantFrom('Domain', 'domain', ...inherited),
      someText.map((text) => text.trim()),
    ),
    name: anyText,
    description: anyText,
    optional: fc.boolean(),
    sensitive: fc.boolean(),
    accountProperty: fc.constantFrom(true, true, true, false),
    targetType: fc.constantFrom('MergeField', 'Script', 'nonsense'),
    dataType: fc.oneof(
      fc.constantFrom('Text', 'Boolean', 'Integer', 'Decimal', 'Float', 'DateTime', 'File'),
      anyText,
    ),
    values: fc.array(anyText, { maxLength: 4 }),
    displayOrder: fc.integer({ min: -2, max: 5 }),
  },
  { requiredKeys: ['targetName'] },
);

const good: Readonly<Record<FieldView['type'], string>> = {
  text: 'x',
  boolean: 'False',
  integer: '-42',
  decimal: '.5e1',
  dateTime: '2026-01-02T03:04:05Z',
};

/** What is entered for a field: an option, or else what fits its type. */
const entryFor = (field: FieldView, text: string, nth: number): string => {
  if (field.sensitive && field.type === 'text') return text + canary + text;
  const option = field.options[nth % Math.max(field.options.length, 1)];
  if (option !== undefined && option.trim() !== '') return option;
  return field.type === 'text' && text.trim() !== '' ? text.trim() : good[field.type];
};

/** The Cyclr of one connector with an API key that asks for these. */
const seedOf = (parameters: readonly Omit<SeedParameter, 'id'>[]) => ({
  connectors: [
    {
      id: 1,
      name: 'App',
      authType: 'ApiKey',
      parameters: parameters.map((each, nth) => ({ ...each, id: nth + 1 })),
    },
  ],
  accounts: [{ id: 'account', username: 'jane', connectors: [{ id: 11, connectorId: 1 }] }],
});

test('properties of any shape are asked for, checked and stored as they were entered', () =>
  fuzz(
    'properties',
    { small: 12, night: 500, of: 'schemas' },
    [
      fc.array(parameter, { maxLength: 6 }),
      fc.array(anyText, { minLength: 6, maxLength: 6 }),
      fc.nat(3),
      fc.boolean(),
    ],
    async (parameters, texts, option, throughGateway) => {
      const sandbox = await startSandbox({ seed: seedOf(parameters) });
      try {
        const gateway = gatewayOf(sandbox);
        const api = throughGateway
          ? createGatewayClient({
              url: 'https://host.example/cyclr-auth',
              fetch: (input, init) =>
                gateway(
                  new Request(input, {
                    ...init,
                    headers: { ...Object.fromEntries(new Headers(init?.headers)), ...fromPage },
                  }),
                ),
            })
          : clientOf(sandbox);
        const flow = flowOf({ api, accountConnectorId: 11 });
        const scan = canaryScan({ canary });
        flow.subscribe((view) => scan.see('view', JSON.stringify(view)));
        const asked = parameters.filter(({ accountProperty }) => accountProperty !== false);
        if (asked.some(({ optional }) => optional !== true)) await flow.until('properties');
        else await flow.until('apiKey');
        if (asked.length > 0) {
          flow.back();
          const { fields } = await flow.until('properties');
          assert.is(fields.length, new Set(asked.map(({ targetName }) => targetName)).size);
          const entries = fields.map((field, nth): [string, string] => [
            field.name,
            entryFor(field, texts[nth] ?? '', option),
          ]);
          flow.submitProperties(Object.fromEntries(entries));
          const now = flow.getView();
          assert.is(now.step, 'saving', JSON.stringify(now));
          await flow.until('apiKey');
          for (const [name, value] of entries) assert.is(sandbox.readProperty(11, name), value);
          const [stored] = sandbox.connectors();
          assert.is(stored?.propertiesSet.length, entries.length, 'one was stored twice');
        }
        const key = `${texts.at(-1)}the key${texts.at(-2)}`;
        flow.submitApiKey(Secret.of(key));
        await flow.done;
        assert.is(sandbox.readAuthValue(11), key.trim());
        scan.holdsNone('view');
      } finally {
        await sandbox.close();
      }
    },
  ));

test.run();
