import type { Happening, Protocol, ShownEvent, ShownSnapshot } from './record.js';

/** An actor as it was at a moment. */
export interface Actor {
  /** Unique among the actors of all protocols. */
  readonly key: string;
  readonly protocol: Protocol;
  readonly sessionId: string;
  readonly name: string;
  readonly parentKey?: string;
  readonly definition?: unknown;
  readonly snapshot: ShownSnapshot;
  /** How it was before the last change, and the event that made it. */
  readonly before?: ShownSnapshot;
  readonly event?: ShownEvent;
  readonly stopped: boolean;
}

/** All actors at a moment, by key, in the order in which they came. */
export type Picture = ReadonlyMap<string, Actor>;

export const actorKey = ({ protocol, sessionId }: Pick<Happening, 'protocol' | 'sessionId'>) =>
  `${protocol} ${sessionId}`;

const unknownActor = (happening: Happening): Actor => ({
  key: actorKey(happening),
  protocol: happening.protocol,
  sessionId: happening.sessionId,
  name: happening.sessionId,
  snapshot: { status: 'active', tags: [] },
  stopped: false,
});

/** The actor after what happened. It is shown also where the message that it exists never came. */
export const actorAfter = (actor: Actor | undefined, happening: Happening): Actor => {
  const known = actor ?? unknownActor(happening);
  switch (happening.kind) {
    case 'actor': {
      const { name, parentId, definition, snapshot, protocol } = happening;
      return {
        ...unknownActor(happening),
        name,
        ...(parentId !== undefined && { parentKey: actorKey({ protocol, sessionId: parentId }) }),
        ...(definition !== undefined && { definition }),
        ...(snapshot && { snapshot }),
      };
    }
    case 'event':
      return { ...known, event: happening.event };
    case 'snapshot': {
      const event = happening.event ?? known.event;
      return {
        ...known,
        before: known.snapshot,
        snapshot: happening.snapshot,
        ...(event && { event }),
      };
    }
    case 'stop':
      return { ...known, stopped: true };
  }
};

/** What a person is told of how an actor is. */
export const statusOf = ({ stopped, snapshot }: Actor): string =>
  stopped && snapshot.status === 'active' ? 'stopped' : snapshot.status;

/** The actors after all that happened. */
export const pictureAfter = (picture: Picture, happenings: readonly Happening[]): Picture => {
  const actors = new Map(picture);
  for (const happening of happenings) {
    const key = actorKey(happening);
    actors.set(key, actorAfter(actors.get(key), happening));
  }
  return actors;
};

export interface ActorNode {
  readonly actor: Actor;
  /** 1 for an actor without a parent. */
  readonly level: number;
}

/** The actors as a tree, each after its parent. */
export const actorTree = (picture: Picture): readonly ActorNode[] => {
  const children = new Map<string | undefined, Actor[]>();
  for (const actor of picture.values()) {
    const parent =
      actor.parentKey !== undefined && picture.has(actor.parentKey) ? actor.parentKey : undefined;
    children.set(parent, [...(children.get(parent) ?? []), actor]);
  }
  const seen = new Set<Actor>();
  const below = (parent: string | undefined, level: number): readonly ActorNode[] =>
    (children.get(parent) ?? []).flatMap((actor) => {
      if (seen.has(actor)) return [];
      seen.add(actor);
      return [{ actor, level }, ...below(actor.key, level + 1)];
    });
  const tree = below(undefined, 1);
  // Actors that name each other as parents have no root; they are shown all the same.
  const lost = [...picture.values()].filter((actor) => !seen.has(actor));
  return [...tree, ...lost.map((actor) => ({ actor, level: 1 }))];
};
