import type { AuthErrorCode } from '../../src/index.js';
import type { NamedFault } from './faults.js';

/** How long a fault goes on: for one request, until it is mended, or until the user gives up. */
export const persistences = ['once', 'lasting', 'left'] as const;
export type Persistence = (typeof persistences)[number];

/** Nobody sees anything of it, or the code of the error. */
export type Expected = 'through' | AuthErrorCode;

type Differs = (fault: NamedFault, persistence: Persistence) => Expected | undefined;

/** The part of a request's nature that decides what a fault does to it. */
export interface Nature {
  /** The client sends it again by itself. */
  readonly repeats: boolean;
  /** It carries an access token, which is replaced once. */
  readonly bearer: boolean;
  /** What is different about this request. */
  readonly differs?: Differs;
}

/** What is to come of a fault. */
export const expectedOf = (
  { repeats, bearer, differs }: Nature,
  fault: NamedFault,
  persistence: Persistence,
): Expected => {
  const other = differs?.(fault, persistence);
  if (other !== undefined) return other;
  if (fault.code === undefined) return 'through';
  if (persistence === 'once') {
    if (repeats && fault.passing) return 'through';
    if (bearer && fault.code === 'unauthorized') return 'through';
  }
  return fault.code;
};

/** After these nobody knows whether a write was done. */
const lostCodes: readonly (AuthErrorCode | undefined)[] = [
  'network',
  'timeout',
  'server',
  'badResponse',
];

/** A POST is not sent again blindly: what Cyclr has is looked at first. */
export const looksAfterwards: Differs = ({ code, handled }, persistence) =>
  lostCodes.includes(code) && (persistence === 'once' || handled) ? 'through' : undefined;

/** The token endpoint knows of clients only: its refusals are about those. */
export const refusesClients: Differs = ({ code }) => {
  if (code === 'rejected' || code === 'unauthorized') return 'invalidClient';
  return code === 'notFound' || code === 'conflict' ? 'badResponse' : undefined;
};

/** What was removed by another is created anew. */
export const createsAnew: Differs = ({ code }) => (code === 'notFound' ? 'through' : undefined);

/** Gone is what was wanted, and an answer without a body is the right one. */
export const wantsItGone: Differs = ({ code, name }) =>
  code === 'notFound' || ['truncated', 'empty', 'wrong types', 'null'].includes(name)
    ? 'through'
    : undefined;

const passingCodes: readonly (AuthErrorCode | undefined)[] = [
  'conflict',
  'rateLimited',
  'server',
  'network',
  'timeout',
  'badResponse',
];

/** Whoever waits for a sign-in goes on asking. */
export const ridesOut: Differs = ({ code }) =>
  passingCodes.includes(code) ? 'through' : undefined;

/** A page tells by the status alone what is not the gateway's own answer. */
export const onTheHop: Differs = ({ code, class: kind }) => {
  if (kind === 'elsewhere') return 'network';
  return code === 'rejected' || code === 'notFound' || code === 'conflict'
    ? 'badResponse'
    : undefined;
};
