import { isLeft } from '#fp-ts/Either';
import * as t from '#io-ts';
import type { Secret } from '../domain/secret.js';

/** An attempt at signing in, as it travels through the browser: signed, and no secret. */
const Attempt = t.strict({
  /** The account connector. */
  connector: t.number,
  /** The page's own name for the attempt. */
  id: t.string,
  /** In ms since the epoch. */
  expires: t.number,
  /** The origin of the page that began it. */
  page: t.string,
  /** Where the browser is sent in the end; null for the gateway's own landing page. */
  returnUrl: t.union([t.string, t.null]),
});
export type Attempt = t.TypeOf<typeof Attempt>;

export interface AttemptSigner {
  /** The account is signed too, but does not travel: an address need not name it. */
  readonly sign: (attempt: Attempt, accountId: string) => Promise<string>;
  /** @returns nothing where the text was not signed here for this account, was altered, or has expired */
  readonly verify: (text: string, accountId: string) => Promise<Attempt | undefined>;
}

const bytesOf = (text: string) => new TextEncoder().encode(text);

const toBase64Url = (bytes: Uint8Array): string =>
  btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const fromBase64Url = (text: string) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (sign) =>
    sign.charCodeAt(0),
  );

const algorithm = { name: 'HMAC', hash: 'SHA-256' };

/** Signs and checks attempts with a secret that all instances of a gateway share, so that none has to remember any. */
export const attemptSigner = (secret: Secret, clock: () => number): AttemptSigner => {
  // Lazily, as some platforms allow no cryptography before the first request.
  let imported: Promise<CryptoKey> | undefined;
  const key = () => {
    imported ??= crypto.subtle.importKey('raw', bytesOf(secret.reveal()), algorithm, false, [
      'sign',
      'verify',
    ]);
    return imported;
  };
  // A JSON string ends where it ends, so no account id can take over a part of the payload.
  const signed = (payload: string, accountId: string) =>
    bytesOf(`cyclr-auth-machine attempt ${JSON.stringify(accountId)} ${payload}`);

  return {
    sign: async (attempt, accountId) => {
      const payload = toBase64Url(bytesOf(JSON.stringify(Attempt.encode(attempt))));
      const mac = await crypto.subtle.sign('HMAC', await key(), signed(payload, accountId));
      return `${payload}.${toBase64Url(new Uint8Array(mac))}`;
    },
    verify: async (text, accountId) => {
      const [, payload, mac] = /^([\w-]{1,4096})\.([\w-]{43})$/.exec(text) ?? [];
      if (payload === undefined || mac === undefined) return undefined;
      try {
        const genuine = await crypto.subtle.verify(
          'HMAC',
          await key(),
          fromBase64Url(mac),
          signed(payload, accountId),
        );
        if (!genuine) return undefined;
        const read = Attempt.decode(JSON.parse(new TextDecoder().decode(fromBase64Url(payload))));
        return isLeft(read) || read.right.expires <= clock() ? undefined : read.right;
      } catch {
        return undefined;
      }
    },
  };
};
