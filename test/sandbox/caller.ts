import { type Sandbox, type SandboxOptions, startSandbox } from '../../src/sandbox/index.js';

/** JSON from the wire, read member by member. */
export class Answer {
  constructor(
    readonly status: number,
    readonly headers: Headers,
    readonly text: string,
  ) {}

  /** The parsed body; undefined when it is empty. */
  get json(): unknown {
    return this.text === '' ? undefined : JSON.parse(this.text);
  }

  /** A value deep in the body: `at('Connector', 'Parameters', 0)`. */
  at(...path: readonly (string | number)[]): unknown {
    return path.reduce<unknown>(
      (value, key) =>
        typeof value === 'object' && value !== null
          ? new Map(Object.entries(value)).get(String(key))
          : undefined,
      this.json,
    );
  }

  /** The length of the array in the body; -1 when it is none. */
  get rows(): number {
    const { json } = this;
    return Array.isArray(json) ? json.length : -1;
  }
}

export const read = async (response: Response): Promise<Answer> =>
  new Answer(response.status, response.headers, await response.text());

/** A clock that stands still until it is moved; milliseconds. */
export const handClock = (start = Date.parse('2026-03-01T12:00:00Z')) => {
  let time = start;
  return {
    now: () => time,
    advance: (ms: number) => {
      time += ms;
    },
  };
};

/** Runs a test on a sandbox of its own, and closes it whatever happens. */
export const withSandbox =
  (use: (sandbox: Sandbox) => Promise<void>, options: SandboxOptions = {}) =>
  async (): Promise<void> => {
    const sandbox = await startSandbox(options);
    try {
      await use(sandbox);
    } finally {
      await sandbox.close();
    }
  };

export const askToken = async (
  sandbox: Sandbox,
  form: Readonly<Record<string, string>> = {},
): Promise<Answer> =>
  read(
    await fetch(`${sandbox.apiUrl}/oauth/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: sandbox.clientId,
        client_secret: sandbox.clientSecret,
        ...form,
      }),
    }),
  );

export const tokenOf = async (sandbox: Sandbox, scope = ''): Promise<string> =>
  String((await askToken(sandbox, scope === '' ? {} : { scope })).at('access_token'));

export type Call = (method: string, path: string, body?: unknown) => Promise<Answer>;

/** A caller with a token and the account header; text bodies go as they are, others as JSON. */
export const callerOf = async (
  sandbox: Sandbox,
  options: { readonly account?: string; readonly scope?: string } = {},
): Promise<Call> => {
  const token = await tokenOf(sandbox, options.scope);
  return async (method, path, body) =>
    read(
      await fetch(`${sandbox.apiUrl}${path}`, {
        method,
        headers: {
          Authorization: `Bearer ${token}`,
          'X-Cyclr-Account': options.account ?? sandbox.accountId,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
};

/** The address a browser would be sent to, with a fresh sign-in token in it. */
export const signInUrl = async (
  sandbox: Sandbox,
  call: Call,
  members: Readonly<Record<string, string>>,
): Promise<string> => {
  const answer = await call('POST', `/v1.0/accounts/${sandbox.accountId}/signintoken`, {
    Username: sandbox.username,
  });
  const query = new URLSearchParams({ token: String(answer.at('Token')), ...members });
  return `${sandbox.serviceUrl}/connectorauth/updateaccountconnectoroauth?${query}`;
};

/** A GET as a browser would send it, one step: redirects are returned, not followed. */
export const visit = async (url: string, headers: HeadersInit = {}): Promise<Answer> =>
  read(await fetch(url, { redirect: 'manual', headers }));

export const locationOf = (answer: Answer): string => answer.headers.get('location') ?? '';

/** Presses a button on the third party's page; the answer redirects to Cyclr's callback. */
export const decide = async (
  sandbox: Sandbox,
  page: Answer,
  decision: 'allow' | 'deny',
): Promise<Answer> => {
  const request = /name="request" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
  return read(
    await fetch(`${sandbox.providerUrl}/authorize/decide`, {
      method: 'POST',
      body: new URLSearchParams({ request, decision }),
      redirect: 'manual',
    }),
  );
};
