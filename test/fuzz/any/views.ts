import fc from 'fast-check';
import { authError, authErrorCodes } from '../../../src/domain/auth-error.js';
import type { ConnectorView } from '../../../src/index.js';
import type { FieldView } from '../../../src/view/connector-view.js';
import { anyText, inherited, nasty, someText } from './texts.js';

const some = <Members>(
  model: { [Name in keyof Members]: fc.Arbitrary<Members[Name]> },
  ...required: (keyof Members)[]
) => fc.record(model, { requiredKeys: required, noNullPrototype: true });

const error = fc
  .tuple(fc.constantFrom(...authErrorCodes), anyText)
  .map(([code, message]) => authError(code, 'authenticating', { message }));

const link = fc.oneof(
  fc.constantFrom(...nasty),
  fc.constantFrom(
    'https://acme-h.cyclr.test/sign-in?token=x',
    'JavaScript:window.hacked=true',
    ' javascript:window.hacked=true',
    'java\nscript:window.hacked=true',
    'data:text/html,<script>window.hacked=true</script>',
    'vbscript:x',
  ),
);

const connector = some(
  { name: anyText, description: anyText, icon: link, authDescription: anyText },
  'name',
);

const field: fc.Arbitrary<FieldView> = some(
  {
    name: fc.oneof(fc.constantFrom(...inherited, 'id', 'name', 'submit'), someText),
    label: anyText,
    help: anyText,
    required: fc.boolean(),
    sensitive: fc.boolean(),
    type: fc.constantFrom('text', 'boolean', 'integer', 'decimal', 'dateTime'),
    options: fc.array(anyText, { maxLength: 3 }),
    optionNames: fc.dictionary(anyText, anyText, { maxKeys: 3, noNullPrototype: true }),
    order: fc.integer({ min: -3, max: 3 }),
    isSet: fc.boolean(),
    value: fc.oneof(
      anyText,
      fc.constantFrom('true', 'False'),
      fc.constantFrom(
        ...['2026-01-02', '2026-01-02T03:04:05Z', '2026-01-02T03:04:00+02:00', '2026-01-02 03:04'],
        ...['2026-01-02T03:04:05.678Z', '0000-01-01', '9999-12-31T23:59:59-12:00', '2026-02-30'],
      ),
    ),
    error: anyText,
  },
  ...(['name', 'label', 'required', 'sensitive', 'type', 'options', 'order', 'isSet'] as const),
).map((each) => {
  const { value, ...rest } = each;
  return rest.sensitive || value === undefined ? rest : { ...rest, value };
});

const fieldErrors = some({ key: anyText, username: anyText, password: anyText, name: anyText });

const anyStep = fc.oneof(
  fc.record({
    step: fc.constant('method' as const),
    methods: fc.array(some({ id: someText, name: anyText, description: anyText }, 'id', 'name'), {
      minLength: 1,
      maxLength: 3,
    }),
    fieldErrors,
    error,
  }),
  fc.record({ step: fc.constant('name' as const), name: anyText, fieldErrors }),
  fc.record({
    step: fc.constant('properties' as const),
    fields: fc.uniqueArray(field, { maxLength: 4, selector: ({ name }) => name }),
    error,
  }),
  fc.record({ step: fc.constant('apiKey' as const), label: anyText, help: anyText, fieldErrors }),
  fc.record({ step: fc.constant('basic' as const), username: anyText, fieldErrors, error }),
  some(
    {
      step: fc.constant('oauth' as const),
      phase: fc.constantFrom('ready', 'signingIn', 'settling', 'confirming'),
      url: link,
      notice: fc.constantFrom('windowClosed', 'linkExpired'),
      error,
    },
    'step',
    'phase',
  ),
  fc.record({
    step: fc.constant('authenticated' as const),
    verified: fc.constantFrom('yes' as const, 'no' as const, 'unknown' as const),
  }),
  fc.record({ step: fc.constant('failed' as const), error }),
);

/** Any view there could be of a connector, whatever stands in it. */
export const anyView: fc.Arbitrary<ConnectorView> = fc
  .tuple(connector, fc.boolean(), fc.boolean(), anyStep)
  .map(([about, canGoBack, canCancel, step]) => ({
    connector: about,
    canGoBack,
    canCancel,
    ...step,
  }));
