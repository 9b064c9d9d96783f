import { property } from './samples.js';
import type { Recorded, Reply, Script } from './scripted-server.js';

/** Where the properties of connector 7 are. */
export const base = '/v1.0/account/connectors/7/properties';
export const isToken = ({ url }: Recorded): boolean => url === '/oauth/token';

/** A script that knows nothing of tokens. */
export const scripted =
  (script: (request: Recorded, count: number) => Reply | undefined): Script =>
  (request, count) =>
    isToken(request) ? undefined : script(request, count);

/** A server that keeps properties, as Cyclr does, and creates another one for each POST. */
export const keeping = (initial: ReturnType<typeof property>[] = []) => {
  const stored = [...initial];
  let nextId = 100;
  const script = scripted(({ method, url, body }) => {
    if (method === 'GET') return { body: stored };
    const id = Number(url.slice(base.length + 1));
    const index = stored.findIndex((one) => one.Id === id);
    if (method === 'POST') {
      const { Name, Value } = JSON.parse(body);
      const created = property(nextId++, Name, Value);
      stored.push(created);
      return { body: created };
    }
    if (index === -1) return { status: 404 };
    if (method === 'DELETE') return { body: stored.splice(index, 1)[0] };
    const { Name, Value } = JSON.parse(body);
    stored[index] = property(id, Name, Value);
    return { body: stored[index] };
  });
  return { stored, script };
};
