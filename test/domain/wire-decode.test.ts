import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { read, refuse } from './wire-reading.js';
import { installed, pipedrive } from './wire-samples.js';

const canary = 'CANARY-9f2c';

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** Every place in a value at which a member can be added or removed. */
const records = (value: unknown): Record<string, unknown>[] =>
  isRecord(value)
    ? [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(records)]
    : [];

interface Place {
  readonly record: Record<string, unknown>;
  readonly key: string;
  readonly path: string;
}

/** Every member of a value, with its path. */
const places = (value: unknown, path = 'AccountConnector'): Place[] =>
  isRecord(value)
    ? Object.entries(value).flatMap(([key, member]) => [
        ...(Array.isArray(value) ? [] : [{ record: value, key, path: `${path}/${key}` }]),
        ...places(member, `${path}/${key}`),
      ])
    : [];

test("the docs' Pipedrive connector becomes a connector with an API key", () => {
  assert.equal(read(pipedrive()), {
    id: 0,
    name: 'Pipedrive',
    description: 'Sales CRM for small teams with big ambitions.',
    authenticated: false,
    authMethod: { kind: 'apiKey' },
    fields: [],
    utility: false,
    release: { id: 0, name: 'Pipedrive', version: '1.0' },
  });
});

test("the docs' install answer becomes a connector with a field and the method that matches", () => {
  assert.equal(read(installed()), {
    id: 54321,
    name: 'Installed Example',
    description: "Alex's Example account connector",
    authenticated: true,
    authMethod: { kind: 'apiKey', header: 'Authorization' },
    authName: 'API Key',
    fields: [
      {
        name: 'isSandbox',
        label: 'Is Sandbox?',
        help: 'Sandbox oAuth servers will not authenticate production credentials (and vice versa).',
        required: true,
        sensitive: false,
        type: 'text',
        options: ['true', 'false'],
        order: 0,
        isSet: false,
      },
    ],
    utility: false,
    release: { id: 12345, name: 'Example' },
  });
});

test('members this package does not know change nothing, wherever they are', () => {
  for (const sample of [pipedrive, installed]) {
    const value: unknown = sample();
    for (const record of records(value)) record.Unheard = { of: [canary] };
    assert.equal(read(value), read(sample()));
  }
});

const reliedOn = [
  'AccountConnector/Id',
  'AccountConnector/Name',
  'AccountConnector/Authenticated',
  'AccountConnector/Connector',
  'AccountConnector/Connector/Id',
  'AccountConnector/Connector/Name',
  'AccountConnector/Connector/Parameters/0/TargetName',
];

test('what is not relied on may be missing or null; what is relied on may not, and is named', () => {
  const refused = new Set<string>();
  for (const sample of [pipedrive, installed]) {
    for (const [index, { path }] of places(sample()).entries()) {
      for (const change of ['remove', 'null']) {
        const value = sample();
        const place = places(value)[index];
        if (place && change === 'remove') delete place.record[place.key];
        else if (place) place.record[place.key] = null;
        if (reliedOn.includes(path)) {
          assert.match(refuse(value), `${path}: expected`);
          refused.add(path);
        } else {
          assert.ok(read(value), `${path}: ${change}`);
        }
      }
    }
  }
  assert.is(refused.size, reliedOn.length);
});

test('an enum value this package does not know is never an error', () => {
  for (const key of ['AuthType', 'OAuth2Type', 'Status', 'TargetType', 'DataType']) {
    for (const word of ['Quantum', 'unknown', '', 7, null, { no: 'word' }]) {
      const value: unknown = installed();
      for (const record of records(value)) if (key in record) record[key] = word;
      assert.ok(read(value), `${key} ${String(word)}`);
    }
  }
});

test('what does not fit is named by path, type and kind, and never shown', () => {
  const cases: readonly [(sample: Record<string, unknown>) => void, string][] = [
    [(s) => (s.Id = canary), 'AccountConnector/Id: expected integer, found string'],
    [(s) => (s.Id = 1.5), 'AccountConnector/Id: expected integer, found fraction'],
    [(s) => (s.Authenticated = canary), 'AccountConnector/Authenticated: expected boolean'],
    [(s) => (s.Connector = canary), 'AccountConnector/Connector: expected Connector, found string'],
    [(s) => (s.Properties = canary), 'AccountConnector/Properties: expected array, found string'],
    [
      (s) => (s.Properties = [{ Id: canary, Name: 'a', Value: canary }]),
      'AccountConnector/Properties/0/Id: expected integer, found string',
    ],
    [
      (s) =>
        (s.Connector = {
          Id: 1,
          Name: 'c',
          Parameters: [{ TargetName: 'a' }, { TargetName: 'b' }, { TargetName: [canary] }],
        }),
      'AccountConnector/Connector/Parameters/2/TargetName: expected non-empty string, found array',
    ],
    [
      (s) =>
        (s.Connector = {
          Id: 1,
          Name: 'c',
          Parameters: [{ TargetName: 'a', IsSensitive: canary }],
        }),
      'AccountConnector/Connector/Parameters/0/IsSensitive: expected boolean, found string',
    ],
  ];
  for (const [change, expected] of cases) {
    const sample: Record<string, unknown> = pipedrive();
    change(sample);
    const text = refuse(sample);
    assert.match(text, expected);
    assert.not.match(text, canary);
  }
  for (const [value, found] of [
    [canary, 'string'],
    [[canary], 'array'],
    [null, 'null'],
    [undefined, 'nothing'],
  ]) {
    assert.is(refuse(value), `AccountConnector: expected AccountConnector, found ${found}`);
  }
});

test('nothing secret is left in the connector, or in what was decoded of it', () => {
  const value: Record<string, unknown> = { ...installed(), AuthValue: canary };
  value.Properties = [{ Id: 1, Name: 'isSandbox', Value: canary, AccountConnectorId: 2 }];
  value.Connector = {
    ...installed().Connector,
    Parameters: [{ TargetName: 'isSandbox', IsSensitive: true, IsAccountConnectorProperty: true }],
  };
  assert.not.match(JSON.stringify(read(value)), canary);
  assert.is(read(value).fields[0]?.isSet, true);
});

test('an icon of a megabyte is kept; words that are no picture are not', () => {
  const icon = `data:image/png;base64,${'A'.repeat(1024 * 1024)}`;
  const iconOf = (Icon: unknown) =>
    read({ ...pipedrive(), Connector: { ...pipedrive().Connector, Icon } }).icon;
  assert.is(iconOf(icon), icon);
  assert.is(iconOf('https://example.com/icon.svg'), 'https://example.com/icon.svg');
  for (const none of ['Base64 image data', 'javascript:alert(1)', 'data:text/html,x', 'null', 5]) {
    assert.is(iconOf(none), undefined);
  }
});

test.run();
