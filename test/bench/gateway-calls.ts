interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly body?: unknown;
}

/** A call of the gateway, and what it asks Cyclr for: the same by way of a plain reverse proxy. */
export interface GatewayCall {
  readonly name: string;
  readonly gateway: Sent;
  readonly cyclr: readonly Sent[];
}

const read = (path: string): Sent => ({ method: 'GET', path });

/** Sends one after another, each with the whole of its answer. */
export const sendTo = async (root: string, requests: readonly Sent[]): Promise<void> => {
  for (const { method, path, body } of requests) {
    const answer = await fetch(`${root}${path}`, {
      method,
      headers: {
        'sec-fetch-site': 'same-origin',
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    await answer.text();
    if (!answer.ok) throw new Error(`${method} ${root}${path}: ${answer.status}`);
  }
};

/** The calls of a flow. The property is stored once first, so that each further time is the same. */
export const gatewayCalls = async (proxyUrl: string): Promise<readonly GatewayCall[]> => {
  const stored = await fetch(`${proxyUrl}/v1.0/account/connectors/1002/properties`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ Name: 'Domain', Value: 'example.com' }),
  });
  const propertyId: unknown = Object(await stored.json()).Id;
  return [
    {
      name: 'list the connectors',
      gateway: read('/connectors'),
      cyclr: [read('?page=1&pageSize=100')],
    },
    {
      name: 'fetch a connector',
      gateway: read('/connectors/1001'),
      cyclr: [read('/1001')],
    },
    {
      name: 'set a property',
      gateway: {
        method: 'POST',
        path: '/connectors/1002/properties',
        body: { changes: [{ name: 'Domain', value: 'example.com' }] },
      },
      cyclr: [
        read('/1002'),
        {
          method: 'PUT',
          path: `/1002/properties/${propertyId}`,
          body: { Name: 'Domain', Value: 'example.com' },
        },
      ],
    },
    {
      name: 'save a key',
      gateway: {
        method: 'PUT',
        path: '/connectors/1001/credentials',
        body: { kind: 'apiKey', key: 'k' },
      },
      cyclr: [{ method: 'PUT', path: '/1001', body: { AuthValue: 'k' } }],
    },
  ];
};
