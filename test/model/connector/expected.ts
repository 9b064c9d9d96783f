import { describeConnectorAuth } from '../../../src/index.js';
import { eventKey } from '../chart/parts.js';
import { memberOf, type Path, plainContext, type Step } from '../paths/graph.js';
import { blank, type CyclrRecord } from '../world/record.js';
import { shown } from '../world/shown.js';
import type { Seen } from '../world/walk.js';
import { offeredIn } from './offered.js';
import type { ConnectorScene } from './scenes.js';
import type { ConnectorStage } from './stage.js';

/** What stands in Cyclr's record after a step, as the event of the step says. */
const recordAfter = (
  record: CyclrRecord | undefined,
  { happening, before }: Step<ConnectorScene, ConnectorStage>,
): CyclrRecord | undefined => {
  if (happening && eventKey(happening.event.type) === 'done installConnector') return blank;
  if (!record || !happening || !before) return record;
  const { type } = happening.event;
  const output = memberOf(happening.event, 'output');
  const authenticated = memberOf(output, 'authenticated') === true;
  switch (eventKey(type)) {
    case 'done authenticate':
      return { ...record, authenticated, hasAuthValue: true };
    case 'done fetchConnector': {
      // By a sign-in page only, or by what is no credential at all.
      const byPage =
        before.context.connector?.authMethod.kind === 'oauth' ||
        memberOf(memberOf(output, 'authMethod'), 'kind') === 'oauth';
      return { ...record, authenticated, ...(byPage && { hasAuthValue: authenticated }) };
    }
    case 'done watch':
      return authenticated ? { ...record, authenticated, hasAuthValue: true } : record;
    case 'signIn.landed':
      return { ...record, authenticated: true, hasAuthValue: true };
    case 'done setProperties': {
      const set = new Set(record.propertiesSet);
      for (const { name, value } of before.context.changes) {
        if (value === null) set.delete(name);
        else set.add(name);
      }
      return { ...record, propertiesSet: [...set].sort() };
    }
    default:
      return record;
  }
};

/**
 * What the model says is to be seen after each step.
 *
 * @param record Cyclr's record before the flow begins
 */
export const expectedAlong = (
  path: Path<ConnectorScene, ConnectorStage>,
  record: CyclrRecord | undefined,
): readonly Seen[] => {
  let stands = record;
  return path.map((step) => {
    stands = recordAfter(stands, step);
    return {
      view: shown(describeConnectorAuth(step.after)),
      record: stands,
      value: step.after.value,
      context: plainContext(step.after.context),
      offers: offeredIn(step.after),
    };
  });
};
