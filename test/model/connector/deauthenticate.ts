import type { CyclrSide } from './outcomes.js';

/** Takes the stored credentials of a connector away, as somebody else may do at any time. */
export const deauthenticate = async ({ id, api }: CyclrSide): Promise<void> => {
  const done = await api.deauthenticate(id)();
  if (done._tag === 'Left') throw new Error(done.left.message);
};
