import { InvalidArgumentError } from 'commander';
import type { VerificationCheck } from '../domain/verification.js';

const isNumber = (text: string): boolean => /^[1-9]\d{0,14}$/.test(text);

/** Reads an argument that is an id, a port or a count. @throws InvalidArgumentError */
export const positiveInteger =
  (what: string) =>
  (text: string): number => {
    if (!isNumber(text)) throw new InvalidArgumentError(`${what} is a positive whole number.`);
    return Number(text);
  };

/** Reads what Cyclr names by id or by text: a method, a connector. */
export const idOrName = (text: string): number | string => (isNumber(text) ? Number(text) : text);

/** The options by which a check is asked for. */
export interface CheckOptions {
  readonly verifyTest?: number | string;
  readonly verifyLookup?: number;
}

export const checkOf = ({
  verifyTest,
  verifyLookup,
}: CheckOptions): VerificationCheck | undefined => {
  if (verifyTest !== undefined) return { test: verifyTest };
  return verifyLookup === undefined ? undefined : { lookup: verifyLookup };
};

export type ChecksByApp = Readonly<Record<string, VerificationCheck>>;

/** Reads `<app>=<value>`, once for each app. @throws InvalidArgumentError */
const forApp =
  (check: (value: string) => VerificationCheck) =>
  (text: string, before: ChecksByApp = {}): ChecksByApp => {
    const [, app, value] = /^(.+)=([^=]+)$/.exec(text) ?? [];
    if (app === undefined || value === undefined) {
      throw new InvalidArgumentError('It is written <app>=<id>, as in Airtable=805.');
    }
    return { ...before, [app]: check(value) };
  };

export const testForApp = forApp((value) => ({ test: idOrName(value) }));
export const lookupForApp = forApp((value) => ({ lookup: positiveInteger('A trigger')(value) }));
