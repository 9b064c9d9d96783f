import type { AuthErrorCode } from '../../src/index.js';
import type { Unknowns } from '../../src/sandbox/index.js';
import type { NamedFault } from './faults.js';

/** How long a fault goes on: for one request, until it is mended, or until the user gives up. */
export const persistences = ['once', 'lasting', 'left'] as const;
export type Persistence = (typeof persistences)[number];

/**
 * Nobody sees anything of it, or the code of the error; `unknown`: the flow ends well, but says of the credentials
 * that it could not be seen whether they work; `window`: only the sign-in window shows it, and the user starts over.
 */
export type Expected = 'through' | 'unknown' | 'window' | AuthErrorCode;

type Differs = (
  fault: NamedFault,
  persistence: Persistence,
  unknowns: Partial<Unknowns>,
) => Expected | undefined;

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
  unknowns: Partial<Unknowns> = {},
): Expected => {
  const other = differs?.(fault, persistence, unknowns);
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

/** What is not found is looked for: it may have been removed by another, or may be there after all. */
export const looksForIt: Differs = ({ code }, persistence) =>
  code === 'notFound' && persistence === 'once' ? 'through' : undefined;

/** An answer that says nothing is as good as any, and gone is what was wanted. */
const saysNothing: readonly string[] = ['truncated', 'empty', 'wrong types', 'null'];

export const wantsItGone: Differs = ({ code, name }) =>
  code === 'notFound' || saysNothing.includes(name) ? 'through' : undefined;

/** Where it is not there, there is nothing to take away from it. */
export const mayBeGone: Differs = ({ code }) => (code === 'notFound' ? 'through' : undefined);

/** Of a success that cannot be read Cyclr is asked whether it is one. */
export const looksWhetherDone: Differs = ({ handled, code }) =>
  code === 'badResponse' && handled ? 'through' : undefined;

/** An option that cannot be read is left out: what is wanted can be typed all the same. */
export const leavesOut: Differs = ({ name }) => (name === 'wrong types' ? 'through' : undefined);

/** Only a refusal speaks of the credentials; all else has kept them from being tried. */
export const triesThem: Differs = ({ code, name }, persistence) => {
  if (code === undefined || ['empty', 'wrong types', 'null'].includes(name)) return 'through';
  if (code === 'unauthorized' && persistence === 'once') return 'through';
  return code === 'rejected' ? 'rejected' : 'unknown';
};

/** The same, for a call that answers nothing with some switch: half of that is all of it. */
export const triesThemByTest: Differs = (fault, persistence, unknowns) =>
  fault.name === 'truncated' && unknowns.testShape === 'empty'
    ? 'through'
    : triesThem(fault, persistence, unknowns);

/** A page believes its own gateway alone. */
export const triesThemOnTheHop: Differs = ({ code }) =>
  code === undefined ? 'through' : 'unknown';

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

/** A gateway says nothing but that it is done. */
export const isDoneOnTheHop: Differs = (fault, persistence) =>
  fault.name === 'null' ? 'through' : onTheHop(fault, persistence, {});

/** Whatever is not the gateway's own answer may pass, unless it says that the page may not ask. */
export const ridesOutOnTheHop: Differs = ({ code }) =>
  code === 'unauthorized' || code === 'forbidden' ? code : 'through';

/** A window shows what came of it to its user, and to nobody else. */
export const showsInTheWindow: Differs = ({ code }) => (code === undefined ? 'through' : 'window');

/** A browser goes on as soon as it is told where to, whatever becomes of the rest of the answer. */
export const leadsOn: Differs = ({ code, fault, name }) => {
  const isOn =
    (fault.kind === 'drop' && (fault.when === 'midBody' || fault.when === 'afterBody')) ||
    ['truncated', 'wrong types'].includes(name);
  return code === undefined || isOn ? 'through' : 'window';
};

/** What the window does not tell, Cyclr does, as long as it can be asked. */
export const isSeenByCyclr: Differs = ({ fault }) =>
  fault.kind === 'refuse' ? 'window' : 'through';
