/**
 * What nobody outside Cyclr knows for certain. Each is a switch, so that a client can be shown to
 * cope with either answer; the defaults are the likeliest ones.
 */
export interface Unknowns {
  /** Shape of a refusal by `POST /oauth/token`: OWIN's `{"error"}`, Web API's `{"Message"}`, or nothing. */
  readonly tokenError: 'owin' | 'message' | 'empty';
  /** Status of that refusal. */
  readonly tokenErrorStatus: 400 | 401;
  /** Body of a 401. */
  readonly unauthorizedBody: 'message' | 'empty' | 'html';
  /** Body of a 404. */
  readonly notFoundBody: 'empty' | 'message';
  /** What a second `POST …/properties` of the same name does. */
  readonly duplicateProperty: 'overwrite' | 'duplicate' | 'reject400';
  /** How the value of a sensitive property, once set, reads back. */
  readonly sensitiveValues: 'clear' | 'masked' | 'null';
  /** Whether `Properties` lists declared parameters that nobody has set. */
  readonly unsetParameters: 'absent' | 'empty';
  /** Whether `Properties` in a `PUT` of the connector adds to what is stored or takes its place. */
  readonly putProperties: 'merge' | 'replace';
  /** Whether a property value that the seed's `rejects` lists is refused, or stored like any other. */
  readonly invalidProperty: 'store' | 'reject400';
  /** Whether storing an `AuthValue` asks the third party, and how a wrong one is then answered. */
  readonly authValueCheck: 'none' | 'reject400' | 'unauthenticated';
  /** What `AuthValue: ""` does. */
  readonly emptyAuthValue: 'clear' | 'ignore' | 'reject400';
  /** Whether Kerberos, NetSuiteOAuth1 and ClientCertificate connectors take an `AuthValue` at all. */
  readonly undocumentedAuthValue: 'store' | 'reject400';
  /** `Authenticated` after `AuthValue: "{}"`, before Cyclr has fetched a token. */
  readonly authenticatedAfterEmptyGrant: boolean;
  /** `Authenticated` of a connector whose AuthType is None. */
  readonly authenticatedForNone: 'withProperties' | 'always' | 'never';
  /** `Authenticated` of a connector whose AuthType is AuthFields. */
  readonly authenticatedForAuthFields: 'withProperties' | 'always' | 'never';
  /** Whether `Connector.AuthType` of an installed connector is its chosen method's or the release's. */
  readonly topLevelAuthType: 'installed' | 'release';
  /** Rows a page has when `pageSize` is not given. */
  readonly defaultPageSize: number;
  /** Rows a page has at most, whatever `pageSize` says. */
  readonly maxPageSize: number;
  /** Whether the rows of `GET /v1.0/account/connectors` carry `Connector.Parameters`. */
  readonly listParameters: boolean;
  /** Status when a token's scope names another account than `X-Cyclr-Account`. */
  readonly scopeDisagreement: 401 | 403;
  /** Whether an account-scoped token may leave `X-Cyclr-Account` out. */
  readonly headerWithScopedToken: 'required' | 'optional';
  /** Whether `signintoken` takes an account-scoped token. */
  readonly signInWithScopedToken: 'reject403' | 'reject401' | 'accept';
  /** Which windows the completion page posts `callbackMessage` to. */
  readonly messageTarget: 'both' | 'opener' | 'parent';
  /** Whether the completion page closes itself after it has posted. */
  readonly popupCloses: boolean;
  /** Whether the final redirect to `targetOrigin` gains query parameters. */
  readonly redirectQuery: 'none' | 'status';
  /** Whether the third party's pages send `Cross-Origin-Opener-Policy: same-origin`. */
  readonly providerCoop: boolean;
  /** Whether the caller's address may use `/methods` and `/test` of non-native connectors. */
  readonly methodCalls: 'blocked' | 'allowed';
  /** Status of a blocked method call. */
  readonly methodCallsBlockedStatus: 401 | 403;
  /** What a `/test` that went well answers: what the method does, nothing, or a message. */
  readonly testShape: 'answer' | 'empty' | 'message';
  /** What deauthenticating a connector without stored credentials does. */
  readonly deauthenticateTwice: 'ok' | 'reject400';
  /** Whether `ObjectId` of a cycle's prerequisites is a number or text. */
  readonly prerequisiteIds: 'number' | 'text';
  /** What deleting a connector that a cycle uses does. */
  readonly deleteInUse: 'allow' | 'reject400' | 'reject409';
  /** Whether the API domain lets browsers of any origin read its answers. */
  readonly cors: boolean;
}

/** The answers a sandbox gives when nothing else is asked for. */
export const defaultUnknowns: Unknowns = {
  tokenError: 'owin',
  tokenErrorStatus: 400,
  unauthorizedBody: 'message',
  notFoundBody: 'empty',
  duplicateProperty: 'overwrite',
  sensitiveValues: 'clear',
  unsetParameters: 'absent',
  putProperties: 'merge',
  invalidProperty: 'store',
  authValueCheck: 'none',
  emptyAuthValue: 'clear',
  undocumentedAuthValue: 'store',
  authenticatedAfterEmptyGrant: true,
  authenticatedForNone: 'withProperties',
  authenticatedForAuthFields: 'withProperties',
  topLevelAuthType: 'installed',
  defaultPageSize: 25,
  maxPageSize: 100,
  listParameters: true,
  scopeDisagreement: 401,
  headerWithScopedToken: 'required',
  signInWithScopedToken: 'reject403',
  messageTarget: 'both',
  popupCloses: false,
  redirectQuery: 'none',
  providerCoop: false,
  methodCalls: 'blocked',
  methodCallsBlockedStatus: 403,
  testShape: 'answer',
  deauthenticateTwice: 'ok',
  prerequisiteIds: 'number',
  deleteInUse: 'allow',
  cors: false,
};
