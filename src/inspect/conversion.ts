import { definitionOf } from './definition.js';
import type { InspectEvent, InspectedEvent, InspectedTransition } from './inspect-event.js';
import { isRecord } from './plain.js';
import { attempt, field, given, isCallable, isObject, listField, textField } from './reading.js';
import { type SecretMemory, secretMemory } from './secret-memory.js';
import { snapshotOf } from './snapshot.js';
import { toPlain } from './to-plain.js';

const eventOf = (event: unknown, memory: SecretMemory): InspectedEvent => {
  const type = textField(event, 'type');
  // A parent hears of its child by the child's whole snapshot, machine and all.
  const payload = toPlain(
    type?.startsWith('xstate.snapshot.')
      ? { type, snapshot: snapshotOf(field(event, 'snapshot'), memory) }
      : event,
    memory,
  );
  return {
    ...(isRecord(payload) ? payload : {}),
    type: type === undefined ? '' : memory.word(type),
  };
};

const transitionOf = (transition: unknown, memory: SecretMemory): InspectedTransition => ({
  eventType: memory.word(textField(transition, 'eventType') ?? ''),
  source: memory.word(textField(field(transition, 'source'), 'id') ?? ''),
  targets: listField(transition, 'target').flatMap((node) => {
    const id = textField(node, 'id');
    return id === undefined ? [] : memory.word(id);
  }),
});

const initialSnapshotOf = (actor: unknown): unknown => {
  const read = field(actor, 'getSnapshot');
  return attempt<unknown>(
    () => (isCallable(read) ? Reflect.apply(read, actor, []) : undefined),
    undefined,
  );
};

/** Turns what XState 5 tells its inspectors into events of our own; what is none of that becomes nothing. */
export const conversion = (clock: () => number): ((raw: unknown) => InspectEvent | undefined) => {
  // A system is one root actor and all its descendants; what was seen in it goes when it goes.
  const memories = new WeakMap<object, SecretMemory>();
  const memoryOf = (actor: object): SecretMemory => {
    const system = field(actor, 'system');
    const key = isObject(system) ? system : actor;
    const known = memories.get(key) ?? secretMemory();
    memories.set(key, known);
    return known;
  };
  let sequence = 0;

  return (raw) => {
    const actor = field(raw, 'actorRef');
    const type = textField(raw, 'type');
    const sessionId = textField(actor, 'sessionId');
    if (!isObject(actor) || sessionId === undefined) return undefined;
    const memory = memoryOf(actor);
    const logic = field(actor, 'logic');
    // First, as it teaches the words of the chart.
    const definition = type === '@xstate.actor' ? definitionOf(logic, memory) : undefined;
    const src = textField(actor, 'src') ?? textField(logic, 'id');
    const from = () => ({
      sequence: sequence++,
      time: clock(),
      rootId: textField(raw, 'rootId') ?? sessionId,
      sessionId,
      ...given('parentId', textField(field(actor, '_parent'), 'sessionId')),
      id: memory.word(textField(actor, 'id') ?? sessionId),
      ...given('src', src === undefined ? undefined : memory.word(src)),
    });
    const event = () => eventOf(field(raw, 'event'), memory);
    const snapshot = () => snapshotOf(field(raw, 'snapshot'), memory);

    switch (type) {
      case '@xstate.actor':
        return { type: 'actor', ...from(), ...given('definition', definition) };
      case '@xstate.event': {
        const starts = textField(field(raw, 'event'), 'type') === 'xstate.init';
        return {
          type: 'event',
          ...from(),
          event: event(),
          ...given('sourceId', textField(field(raw, 'sourceRef'), 'sessionId')),
          ...given('snapshot', starts ? snapshotOf(initialSnapshotOf(actor), memory) : undefined),
        };
      }
      case '@xstate.snapshot':
        return { type: 'snapshot', ...from(), event: event(), snapshot: snapshot() };
      case '@xstate.microstep':
        return {
          type: 'microstep',
          ...from(),
          event: event(),
          snapshot: snapshot(),
          transitions: listField(raw, '_transitions').map((one) => transitionOf(one, memory)),
        };
      case '@xstate.action': {
        const action = field(raw, 'action');
        const params = field(action, 'params');
        return {
          type: 'action',
          ...from(),
          action: {
            type: memory.word(textField(action, 'type') ?? ''),
            ...given('params', params === undefined ? undefined : toPlain(params, memory)),
          },
        };
      }
      default:
        return undefined;
    }
  };
};
