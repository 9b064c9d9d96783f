import { isLeft } from '#fp-ts/Either';
import type * as t from '#io-ts';
import { DemoAnswer, DemoCatalogue, DemoState } from '../control-wire.js';

const ask = async <A>(path: string, codec: t.Decoder<unknown, A>, body?: unknown): Promise<A> => {
  const response = await fetch(`/demo${path}`, {
    ...(body !== undefined && {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    }),
  });
  const read = codec.decode(await response.json());
  if (isLeft(read)) throw new Error(`The host's answer to ${path} could not be read.`);
  return read.right;
};

/** The demo's host. */
export const host = {
  state: () => ask('/state', DemoState),
  catalogue: () => ask('/catalogue', DemoCatalogue),
  answers: (id: number) => ask(`/answers/${id}`, DemoAnswer),
  setFault: (name: string, on: boolean) => ask('/faults', DemoState, { name, on }),
  setSwitch: (name: string, value: string | number | boolean) =>
    ask('/switches', DemoState, { name, value }),
  reset: () => ask('/reset', DemoState, {}),
};
