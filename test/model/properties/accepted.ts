import { type AnyMachineSnapshot, type AnyStateMachine, getNextTransitions } from 'xstate';

/** What no user says: services, delays, and the driver of a sign-in. */
const notACommand = /^(xstate|signIn)\./;

/** The commands of a user that change something in a situation, by type and in order. */
export const acceptedIn = (
  machine: AnyStateMachine,
  snapshot: AnyMachineSnapshot,
): readonly string[] => {
  if (snapshot.status !== 'active') return [];
  const ids: readonly number[] = (snapshot.context.entries ?? []).map(
    ({ accountConnectorId }: { accountConnectorId: number }) => accountConnectorId,
  );
  const takes = (type: string): boolean => {
    const candidates = getNextTransitions(snapshot).filter(({ eventType }) => eventType === type);
    // One without a guard takes whatever is said; all other guards ask the situation, or which connector is meant.
    if (candidates.some(({ guard }) => guard === undefined)) return true;
    const probes = [{ type }, ...ids.map((accountConnectorId) => ({ type, accountConnectorId }))];
    return candidates.length > 0 && probes.some((probe) => snapshot.can(probe));
  };
  return machine.events.filter((type) => !notACommand.test(type) && takes(type)).sort();
};
