import { defaultUnknowns, type Unknowns } from '../../src/sandbox/index.js';

type Values = { readonly [Name in keyof Unknowns]: readonly Unknowns[Name][] };

/** Every answer of every switch; the type asks for a new switch by itself. */
const values: Values = {
  tokenError: ['owin', 'message', 'empty'],
  tokenErrorStatus: [400, 401],
  unauthorizedBody: ['message', 'empty', 'html'],
  notFoundBody: ['empty', 'message'],
  duplicateProperty: ['overwrite', 'duplicate', 'reject400'],
  sensitiveValues: ['clear', 'masked', 'null'],
  unsetParameters: ['absent', 'empty'],
  putProperties: ['merge', 'replace'],
  invalidProperty: ['store', 'reject400'],
  authValueCheck: ['none', 'reject400', 'unauthenticated'],
  emptyAuthValue: ['clear', 'ignore', 'reject400'],
  undocumentedAuthValue: ['store', 'reject400'],
  authenticatedAfterEmptyGrant: [true, false],
  authenticatedForNone: ['withProperties', 'always', 'never'],
  authenticatedForAuthFields: ['withProperties', 'always', 'never'],
  topLevelAuthType: ['installed', 'release'],
  defaultPageSize: [25, 1],
  maxPageSize: [100, 7],
  listParameters: [true, false],
  scopeDisagreement: [401, 403],
  headerWithScopedToken: ['required', 'optional'],
  signInWithScopedToken: ['reject403', 'reject401', 'accept'],
  messageTarget: ['both', 'opener', 'parent'],
  popupCloses: [false, true],
  redirectQuery: ['none', 'status'],
  providerCoop: [false, true],
  methodCalls: ['blocked', 'allowed'],
  methodCallsBlockedStatus: [403, 401],
  testShape: ['answer', 'empty', 'message'],
  deauthenticateTwice: ['ok', 'reject400'],
  prerequisiteIds: ['number', 'text'],
  deleteInUse: ['allow', 'reject400', 'reject409'],
  cors: [false, true],
};

export interface SwitchedTo {
  /** As in `duplicateProperty: reject400`; `defaults` for none. */
  readonly name: string;
  /** As in `duplicateProperty`; empty for none. */
  readonly of: string;
  readonly unknowns: Partial<Unknowns>;
}

export const defaults: SwitchedTo = { name: 'defaults', of: '', unknowns: {} };

const isSwitch = (name: string): name is keyof Unknowns => name in defaultUnknowns;

/** Each answer that is not the default one, one switch at a time. */
export const switchedTo: readonly SwitchedTo[] = Object.keys(values)
  .filter(isSwitch)
  .flatMap((name) =>
    values[name]
      .filter((value) => value !== defaultUnknowns[name])
      .map((value) => ({ name: `${name}: ${value}`, of: name, unknowns: { [name]: value } })),
  );
