/** The only things the gateway does. */
export type Route =
  | { readonly name: 'connectors' | 'installable' | 'install' | 'oauthComplete' }
  | {
      readonly name:
        | 'connector'
        | 'properties'
        | 'credentials'
        | 'verify'
        | 'deauthenticate'
        | 'delete'
        | 'oauthStart';
      readonly id: number;
    }
  | { readonly name: 'lookUp'; readonly id: number; readonly triggerId: number }
  | { readonly name: 'installTemplate' | 'prerequisites'; readonly key: string };

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

type At = (first: string, second: string) => Readonly<Partial<Record<Method, Route>>>;

const addresses: Readonly<Record<string, At>> = {
  '/connectors': () => ({ GET: { name: 'connectors' }, POST: { name: 'install' } }),
  '/connectors/{id}': (id) => ({
    GET: { name: 'connector', id: Number(id) },
    DELETE: { name: 'delete', id: Number(id) },
  }),
  '/connectors/{id}/properties': (id) => ({ POST: { name: 'properties', id: Number(id) } }),
  '/connectors/{id}/credentials': (id) => ({ PUT: { name: 'credentials', id: Number(id) } }),
  '/connectors/{id}/verify': (id) => ({ POST: { name: 'verify', id: Number(id) } }),
  // Reads, but asks the connected app: no address that a foreign page's image could be given.
  '/connectors/{id}/lookups/{id}': (id, triggerId) => ({
    POST: { name: 'lookUp', id: Number(id), triggerId: Number(triggerId) },
  }),
  '/connectors/{id}/deauthenticate': (id) => ({ POST: { name: 'deauthenticate', id: Number(id) } }),
  '/connectors/{id}/oauth/start': (id) => ({ GET: { name: 'oauthStart', id: Number(id) } }),
  '/oauth/complete': () => ({ GET: { name: 'oauthComplete' } }),
  '/installable': () => ({ GET: { name: 'installable' } }),
  '/templates/{key}/install': (key) => ({ POST: { name: 'installTemplate', key } }),
  '/cycles/{key}/prerequisites': (key) => ({ GET: { name: 'prerequisites', key } }),
};

const patternOf = (address: string): RegExp =>
  new RegExp(
    `^${address.replaceAll('{id}', '([1-9]\\d{0,14})').replaceAll('{key}', '([\\w-]{1,64})')}$`,
  );

const table = Object.entries(addresses).map(([address, at]) => [patternOf(address), at] as const);

/**
 * Finds what there is at an address, by method. It goes by the very text of the path: nothing in it is decoded or
 * tidied up, so nothing can mean one thing here and another further on.
 *
 * @returns nothing where there is no such address
 */
export const routesAt = (
  pathname: string,
  basePath: string,
): ReadonlyMap<string, Route> | undefined => {
  if (!pathname.startsWith(`${basePath}/`)) return undefined;
  const path = pathname.slice(basePath.length);
  for (const [pattern, at] of table) {
    const found = pattern.exec(path);
    if (found) return new Map(Object.entries(at(found[1] ?? '', found[2] ?? '')));
  }
  return undefined;
};
