export type {
  ActionInspectEvent,
  ActorInspectEvent,
  EventInspectEvent,
  InspectEvent,
  InspectedEvent,
  InspectedSnapshot,
  InspectedStateValue,
  InspectedTransition,
  MicrostepInspectEvent,
  SnapshotInspectEvent,
} from './inspect-event.js';
export {
  fromXState,
  type InspectListener,
  type InspectObserver,
  type Inspector,
  type ObserveOptions,
  observe,
  together,
} from './inspector.js';
export type {
  InvokeDefinition,
  MachineDefinition,
  NamedDefinition,
  StateDefinition,
  TransitionDefinition,
} from './machine-definition.js';
export type { Plain } from './plain.js';
export { inspectWithStately, type StatelyInspector, type StatelyOptions } from './stately.js';
export {
  inspectWithXStateInspect,
  type XStateDevTools,
  type XStateInspector,
} from './xstate-inspect.js';
