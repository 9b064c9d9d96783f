/** Messages as the two senders post them. */
export const stately = {
  actor: (sessionId: string, more: object = {}) => ({
    type: '@xstate.actor',
    _version: '0.7.2',
    createdAt: '1700000000000',
    id: null,
    sessionId,
    name: 'flow',
    definition: JSON.stringify({ id: 'flow', initial: 'a', states: { a: {}, b: {} } }),
    snapshot: { status: 'active', value: 'a', context: {} },
    ...more,
  }),
  event: (sessionId: string, event: unknown) => ({
    type: '@xstate.event',
    _version: '0.7.2',
    createdAt: '1700000000001',
    id: null,
    sessionId,
    event,
  }),
  snapshot: (sessionId: string, snapshot: unknown, event: unknown = { type: 'go' }) => ({
    type: '@xstate.snapshot',
    _version: '0.7.2',
    createdAt: '1700000000002',
    id: null,
    sessionId,
    snapshot,
    event,
  }),
};

const scxml = (name: string, data: object = { type: name }) => ({
  name,
  data,
  $$type: 'scxml',
  type: 'external',
});

export const xstateInspect = {
  register: (sessionId: string, more: object = {}) => ({
    type: 'service.register',
    sessionId,
    id: 'flow',
    machine: JSON.stringify({ id: 'flow', initial: 'a', states: { a: {}, b: {} } }),
    state: JSON.stringify({ value: 'a', context: {}, done: false, tags: [] }),
    ...more,
  }),
  event: (sessionId: string, name: string) => ({
    type: 'service.event',
    sessionId,
    event: JSON.stringify(scxml(name)),
  }),
  state: (sessionId: string, value: unknown, more: object = {}) => ({
    type: 'service.state',
    sessionId,
    state: JSON.stringify({ value, context: { n: 1 }, _event: scxml('go'), ...more }),
  }),
  stop: (sessionId: string) => ({ type: 'service.stop', sessionId }),
};
