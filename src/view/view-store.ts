interface Source<Snapshot> {
  getSnapshot(): Snapshot;
  subscribe(listener: () => void): { unsubscribe(): void };
}

/** The part of a store that is read: what to show now, and a word when that changes. */
export interface ViewStore<View> {
  getView(): View;
  subscribe(listener: (view: View) => void): () => void;
}

/**
 * The views of an actor's snapshots: the same reference until something changes, as React wants it; a listener is
 * called at once and on each change, as Svelte wants it.
 */
export const viewStore = <Snapshot, View>(
  actor: Source<Snapshot>,
  describe: (snapshot: Snapshot) => View,
): ViewStore<View> => {
  // Described when asked for, so that a flow nobody looks at costs next to nothing.
  let last: { readonly snapshot: Snapshot; readonly view: View } | undefined;
  const getView = (): View => {
    const snapshot = actor.getSnapshot();
    if (last?.snapshot !== snapshot || !last) last = { snapshot, view: describe(snapshot) };
    return last.view;
  };
  return {
    getView,
    subscribe: (listener) => {
      let seen = getView();
      listener(seen);
      const subscription = actor.subscribe(() => {
        if (getView() === seen) return;
        seen = getView();
        listener(seen);
      });
      return () => subscription.unsubscribe();
    },
  };
};
