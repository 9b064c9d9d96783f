import type { AuthError, Stage } from '../../src/index.js';
import type { FaultMatch, FaultRule, Unknowns } from '../../src/sandbox/index.js';
import { type Answers, answersOf } from './answers.js';
import {
  type ConnectorSubjectOptions,
  connectorSubject,
  type PollInterval,
} from './connector-subject.js';
import type { Nature } from './expectation.js';
import type { Subject } from './subject.js';
import type { Hop, Via, World } from './world.js';

/** One request of one flow, and how to come to it. */
export interface RequestRow extends Nature {
  readonly name: string;
  /** Which kind of request it is, as `METHOD /path` with `{id}` for what varies. */
  readonly request: string;
  readonly hop: Hop;
  /** Who sends it, or has it sent. */
  readonly via: Via;
  readonly match: FaultMatch;
  /** So many requests of the kind go before it. */
  readonly after?: number;
  /** Where an error is said to have happened. */
  readonly stage: Stage;
  /** The account connector whose record is looked at in the end. */
  readonly id: number;
  readonly answers: Answers;
  /** What has to be there before the flow begins. */
  readonly prepare?: (world: World) => Promise<void>;
  readonly begin: (world: World, via: Via) => Subject;
  /** Where the user is when trouble begins; absent: before anything is asked for. */
  readonly at?: string;
  /** The user waits there; nothing has to be done for the request to be sent. */
  readonly waits?: true;
  /** The user waits for the end, whatever is offered meanwhile. */
  readonly settles?: true;
  /** Goes wrong first, so that the request is made at all when the user tries again. */
  readonly prelude?: readonly FaultRule[];
  /** Switches without which the request is not made. */
  readonly needs?: Partial<Unknowns>;
  /** Who is told that something is gone already has no reason to remove it. */
  readonly believesGone?: true;
  /** Whoever goes back comes to the end another way, without this request. */
  readonly passed?: true;
  /** After such an error the user is told not to try again, and does not. */
  readonly givesUp?: (error: AuthError) => boolean;
  /** A gateway goes on with it also when its page has gone. */
  readonly outlives?: true;
}

export const list = '/v1.0/account/connectors';
export const one = (id: number): string => `${list}/${id}`;
export const base = '/cyclr-auth/connectors';

type RowFacts = Pick<RequestRow, 'name' | 'request' | 'stage' | 'id'> & {
  readonly path: string | RegExp;
} & Partial<RequestRow>;

/** A row with what most of them have: a request to Cyclr, in the flow of an installed connector. */
export const row = ({ path, ...what }: RowFacts): RequestRow => {
  const [method = ''] = what.request.split(' ');
  const answers = what.answers ?? answersOf(what.id);
  return {
    hop: 'cyclr',
    via: 'direct',
    repeats: method !== 'POST',
    bearer: true,
    match: { server: what.hop === 'gateway' ? 'host' : 'api', method, path },
    answers,
    begin: flowOf({ accountConnectorId: what.id }, answers),
    ...what,
  };
};

/** A connector's flow. */
export const flowOf =
  (
    target: ConnectorSubjectOptions['target'],
    answers: Answers,
    pollInterval?: PollInterval,
  ): RequestRow['begin'] =>
  (world, via) =>
    connectorSubject(world, via, {
      target,
      answers,
      ...(pollInterval !== undefined && { pollInterval }),
    });

/** So long, in ms, that nobody asks Cyclr how a sign-in stands. */
export const never = 3_600_000;
