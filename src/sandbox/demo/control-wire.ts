import * as t from '#io-ts';

// What the demo's page and its host say to each other about the sandbox; not a part of any real host.

const value = t.union([t.string, t.number, t.boolean]);

export const DemoState = t.strict({
  switches: t.readonlyArray(
    t.strict({ name: t.string, label: t.string, values: t.readonlyArray(value), value }),
  ),
  faults: t.readonlyArray(t.strict({ name: t.string, label: t.string, on: t.boolean })),
});
export type DemoState = t.TypeOf<typeof DemoState>;

/** What can be added to the account. */
export const DemoCatalogue = t.strict({
  releases: t.readonlyArray(
    t.strict({
      id: t.number,
      name: t.string,
      description: t.string,
      test: t.union([t.number, t.undefined]),
      lookup: t.union([t.number, t.undefined]),
    }),
  ),
  templates: t.readonlyArray(t.strict({ id: t.string, name: t.string })),
});
export type DemoCatalogue = t.TypeOf<typeof DemoCatalogue>;

/** What the third party accepts for one connector. */
export const DemoAnswer = t.readonlyArray(t.strict({ label: t.string, value: t.string }));
export type DemoAnswer = t.TypeOf<typeof DemoAnswer>;

export const FaultChange = t.strict({ name: t.string, on: t.boolean });
export const SwitchChange = t.strict({ name: t.string, value });
