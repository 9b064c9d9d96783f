import { actorKey, type Picture, pictureAfter } from './picture.js';
import type { Happening } from './record.js';

export interface NumberedHappening {
  /** Counts up from 1 through a session. */
  readonly number: number;
  readonly happening: Happening;
  /** About how many characters it holds. */
  readonly weight: number;
}

export interface SessionLimits {
  /** How many records are kept at most. */
  readonly records: number;
  /** How many characters they hold at most, about. */
  readonly characters: number;
  /** How many actors are kept at most of which no record is left. */
  readonly actors: number;
}

export const defaultLimits: SessionLimits = {
  records: 3_000,
  characters: 40_000_000,
  actors: 500,
};

/** What was received, and the moment of it that is looked at. A value: each change makes another. */
export interface Session {
  readonly limits: SessionLimits;
  /** The actors as they were before the first record that is kept. */
  readonly base: Picture;
  readonly records: readonly NumberedHappening[];
  readonly weight: number;
  /** The number of the last record. */
  readonly count: number;
  /** How many records are taken to have happened; nothing while all have, as they come. */
  readonly position?: number;
}

export const emptySession = (limits: SessionLimits = defaultLimits): Session => ({
  limits,
  base: new Map(),
  records: [],
  weight: 0,
  count: 0,
});

/** Actors that ended before the first record are let go, the oldest first, when they get too many. */
const trimmedBase = (base: Picture, limits: SessionLimits): Picture =>
  base.size <= limits.actors ? base : new Map([...base].slice(base.size - limits.actors));

const withPosition = (
  { position: _, ...session }: Session,
  position: number | undefined,
): Session => (position === undefined ? session : { ...session, position });

/** Takes in what happened; what is too old or too much is let go, so that memory stays bounded. */
export const received = (session: Session, happening: Happening, weight = 0): Session => {
  const { limits, position } = session;
  const count = session.count + 1;
  const records = [...session.records, { number: count, happening, weight }];
  let total = session.weight + weight;
  let gone = 0;
  while (
    records.length - gone > 1 &&
    (records.length - gone > limits.records || total > limits.characters)
  ) {
    total -= records[gone]?.weight ?? 0;
    gone += 1;
  }
  const dropped = records.slice(0, gone).map((record) => record.happening);
  return withPosition(
    {
      limits,
      base: gone > 0 ? trimmedBase(pictureAfter(session.base, dropped), limits) : session.base,
      records: gone > 0 ? records.slice(gone) : records,
      weight: total,
      count,
    },
    position === undefined ? undefined : Math.max(0, position - gone),
  );
};

/** How many records are taken to have happened. */
export const positionOf = ({ position, records }: Session): number => position ?? records.length;

export const isLive = ({ position }: Session): boolean => position === undefined;

/** Looks at the moment after so many records. */
export const movedTo = (session: Session, position: number): Session =>
  withPosition(session, Math.max(0, Math.min(Math.round(position), session.records.length)));

/** Steps forward, or back where `steps` is negative. */
export const stepped = (session: Session, steps: number): Session =>
  movedTo(session, positionOf(session) + steps);

/** Looks at the moment after the record of this number. */
export const movedToNumber = (session: Session, number: number): Session =>
  movedTo(session, number - (session.count - session.records.length));

/** Follows what comes. */
export const followed = (session: Session): Session => withPosition(session, undefined);

/** The record that led to the moment that is looked at. */
export const currentRecord = (session: Session): NumberedHappening | undefined =>
  session.records[positionOf(session) - 1];

/** The actors at the moment that is looked at. */
export const pictureOf = (session: Session): Picture =>
  pictureAfter(
    session.base,
    session.records.slice(0, positionOf(session)).map(({ happening }) => happening),
  );

/** The records of one actor, or of all. */
export const recordsOf = (
  { records }: Session,
  actor: string | undefined,
): readonly NumberedHappening[] =>
  actor === undefined ? records : records.filter(({ happening }) => actorKey(happening) === actor);
