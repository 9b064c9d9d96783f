import * as E from '#fp-ts/Either';
import type { AccountConnector } from '../../src/domain/account-connector.js';
import { AccountConnector as WireAccountConnector } from '../../src/domain/wire/account-connector.js';
import { accountConnectorOf } from '../../src/domain/wire/account-connector-of.js';
import { decode, decodeErrorText } from '../../src/domain/wire/decode.js';

/** Reads an answer that has to be readable. */
export const read = (value: unknown): AccountConnector => {
  const decoded = decode(WireAccountConnector)(value);
  if (E.isLeft(decoded)) throw new Error(decodeErrorText(decoded.left));
  return accountConnectorOf(decoded.right);
};

/** Reads an answer that must not be readable. */
export const refuse = (value: unknown): string => {
  const decoded = decode(WireAccountConnector)(value);
  if (E.isRight(decoded)) throw new Error('this should not have been readable');
  return decodeErrorText(decoded.left);
};
