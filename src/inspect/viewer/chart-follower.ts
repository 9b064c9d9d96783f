import type { Chart } from './chart.js';
import { type Actor, actorKey } from './picture.js';
import type { NumberedHappening } from './session.js';

/** More than so many at once is no longer followed by eye. */
const mostFlashes = 12;

/** Keeps a chart at the moment that is looked at: what led there flashes, going back is plain. */
export const chartFollower = (chart: Chart) => {
  let drawn: { number: number; key?: string; definition?: unknown; value?: unknown } = {
    number: 0,
  };

  const flashes = (actor: Actor, records: readonly NumberedHappening[], number: number) => {
    let { value } = drawn;
    let event = '';
    const taken = records.flatMap(({ number: at, happening }) => {
      if (at <= drawn.number || at > number || actorKey(happening) !== actor.key) return [];
      if (happening.kind === 'event') event = happening.event.type;
      if (happening.kind !== 'snapshot') return [];
      const from = value;
      value = happening.snapshot.value;
      return [{ event: happening.event?.type ?? event, from, to: value }];
    });
    for (const one of taken.slice(-mostFlashes)) chart.flash(one);
  };

  return (
    actor: Actor | undefined,
    records: readonly NumberedHappening[],
    number: number,
  ): void => {
    if (!actor) {
      drawn = { number };
      return;
    }
    const { key, definition, snapshot } = actor;
    const same = drawn.key === key && drawn.definition === definition;
    if (!same) void chart.show(definition);
    else if (number > drawn.number) flashes(actor, records, number);
    else if (number < drawn.number) chart.calm();
    chart.light(snapshot.value);
    drawn = { number, key, definition, value: snapshot.value };
  };
};
