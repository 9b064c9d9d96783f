import { Hono } from 'hono';
import { isLeft } from '#fp-ts/Either';
import type * as t from '#io-ts';
import type { Sandbox } from '../sandbox.js';
import { SandboxError } from '../sandbox-error.js';
import { type DemoAnswer, type DemoState, FaultChange, SwitchChange } from './control-wire.js';
import { matchOf, presets } from './presets.js';
import { switches } from './switches.js';

/** What to type, in the words of the form. */
const answersOf = (sandbox: Sandbox, id: number): DemoAnswer => {
  const { properties, apiKey, username, password } = sandbox.demoAnswers(id);
  const said = (label: string, value: string | undefined) =>
    value === undefined ? [] : [{ label, value }];
  return [
    ...Object.entries(properties).map(([label, value]) => ({ label, value })),
    ...said('API key', apiKey),
    ...said('User name', username),
    ...said('Password', password),
  ];
};

/** The demo's own endpoints, which turn the sandbox's knobs. Only the demo's page may use them. */
export const createControl = (sandbox: Sandbox): Hono => {
  const active = new Map<string, () => void>();
  const state = (): DemoState => ({
    switches: switches.map(({ name, label, values }) => ({
      name,
      label,
      values,
      value: sandbox.unknowns[name],
    })),
    faults: presets.map(({ name, label }) => ({ name, label, on: active.has(name) })),
  });
  const read = async <A>(
    request: Request,
    codec: t.Decoder<unknown, A>,
  ): Promise<A | undefined> => {
    const decoded = codec.decode(await request.json().catch(() => undefined));
    return isLeft(decoded) ? undefined : decoded.right;
  };
  const refused = { error: 'There is no such thing.' };

  const control = new Hono();
  control.use(async (c, next) => {
    if (c.req.header('sec-fetch-site') !== 'same-origin') return c.json(refused, 403);
    await next();
    c.header('cache-control', 'no-store');
    return c.res;
  });
  control.get('/state', (c) => c.json(state()));
  control.get('/catalogue', (c) =>
    c.json({ releases: sandbox.catalogue(), templates: sandbox.templates() }),
  );
  control.get('/answers/:id{[0-9]+}', (c) => {
    try {
      return c.json(answersOf(sandbox, Number(c.req.param('id'))));
    } catch (error) {
      if (error instanceof SandboxError) return c.json(refused, 404);
      throw error;
    }
  });
  control.post('/faults', async (c) => {
    const change = await read(c.req.raw, FaultChange);
    const preset = presets.find(({ name }) => name === change?.name);
    if (!change || !preset) return c.json(refused, 400);
    active.get(preset.name)?.();
    active.delete(preset.name);
    if (change.on) {
      active.set(preset.name, sandbox.addFault({ match: matchOf(preset), fault: preset.fault }));
    }
    return c.json(state());
  });
  control.post('/switches', async (c) => {
    const change = await read(c.req.raw, SwitchChange);
    const known = switches.find(({ name }) => name === change?.name);
    if (!change || !known?.values.includes(change.value)) return c.json(refused, 400);
    sandbox.setUnknowns({ [known.name]: change.value });
    return c.json(state());
  });
  control.post('/reset', (c) => {
    active.clear();
    sandbox.reset();
    return c.json(state());
  });
  return control;
};
