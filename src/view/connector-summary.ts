import type { ConnectorViewBase } from './connector-view.js';

type ConnectorSummary = NonNullable<ConnectorViewBase['connector']>;

/** A connector, or the app it is to be installed of. */
interface Named {
  readonly name: string;
  readonly description?: string;
  readonly icon?: string;
  readonly authDescription?: string;
}

const summaries = new WeakMap<object, ConnectorSummary>();

/** The same object for the same connector, as most changes of a view are not about it. */
export const summaryOf = (
  of: object,
  { name, description, icon, authDescription }: Named,
): ConnectorSummary => {
  const known = summaries.get(of);
  if (known) return known;
  const summary = {
    name,
    ...(description !== undefined && { description }),
    ...(icon !== undefined && { icon }),
    ...(authDescription !== undefined && { authDescription }),
  };
  summaries.set(of, summary);
  return summary;
};
