import * as E from '#fp-ts/Either';
import type * as t from '#io-ts';
import { type AuthError, authError, type Stage } from '../domain/auth-error.js';

/** An error with the status it is answered with, where the error's code does not say. */
export interface Refusal {
  readonly error: AuthError;
  readonly status: number;
}

// Far more than any form has, in bytes.
const largestBody = 64 * 1024;

/** The bytes of the body as text; nothing where there are too many. */
const readLimited = async (request: Request): Promise<string | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > largestBody) return undefined;
  if (!request.body) return '';
  const decoder = new TextDecoder();
  let [text, size] = ['', 0];
  // Counted as it comes: its stated length may be missing or wrong.
  for await (const chunk of request.body) {
    size += chunk.byteLength;
    if (size > largestBody) return undefined;
    text += decoder.decode(chunk, { stream: true });
  }
  return text + decoder.decode();
};

/** Reads a JSON body of limited size. No error says anything of what was in it. */
export const readJson = async <A>(
  request: Request,
  codec: t.Decoder<unknown, A>,
  stage: Stage,
): Promise<E.Either<Refusal, A>> => {
  const refuse = (status: number, message: string) =>
    E.left({ status, error: authError('invalidInput', stage, { message }) });
  // Any other type could be sent by a form of a foreign page.
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? '')) {
    return refuse(415, 'The request has to be JSON.');
  }
  try {
    const text = await readLimited(request);
    if (text === undefined) return refuse(413, 'The request is too large.');
    const body = codec.decode(JSON.parse(text));
    return E.isLeft(body) ? refuse(400, 'The request could not be read.') : body;
  } catch {
    return refuse(400, 'The request could not be read.');
  }
};
