import { scripted } from './property-server.js';
import { connector } from './samples.js';

export const list = 'GET /v1.0/account/connectors?page=1&pageSize=100';
export const install = 'POST /v1.0/connectors/100/install';

type Row = ReturnType<typeof connector>;

/** A server that keeps connectors, as Cyclr does, and installs another one for each POST with a free name. */
export const accountOf = (initial: readonly Row[] = []) => {
  const connectors = [...initial];
  const script = scripted(({ method, url, body }) => {
    const [path = ''] = url.split('?');
    if (method === 'POST') {
      const { Name } = JSON.parse(body);
      if (connectors.some((one) => one.Name === Name)) {
        const Message = `Account connector name '${Name}' is in use.`;
        return { status: 400, body: { Message } };
      }
      const installed = connector(500 + connectors.length, { Name });
      connectors.push(installed);
      return { body: installed };
    }
    const id = /^\/v1\.0\/account\/connectors\/(\d+)$/.exec(path)?.[1];
    if (id === undefined) return { body: connectors };
    const found = connectors.find((one) => one.Id === Number(id));
    return found ? { body: found } : { status: 404 };
  });
  return { connectors, script };
};
