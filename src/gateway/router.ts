/** The only things the gateway does. */
export type Route =
  | { readonly name: 'connectors' }
  | {
      readonly name: 'connector' | 'properties' | 'credentials' | 'oauthStart';
      readonly id: number;
    }
  | { readonly name: 'oauthComplete' };

type Method = 'GET' | 'POST' | 'PUT';

export interface Matched {
  readonly route: Route;
  readonly method: Method;
}

const connectorRoutes = {
  '': ['connector', 'GET'],
  '/properties': ['properties', 'POST'],
  '/credentials': ['credentials', 'PUT'],
  '/oauth/start': ['oauthStart', 'GET'],
} as const;

const isConnectorRoute = (rest: string): rest is keyof typeof connectorRoutes =>
  Object.hasOwn(connectorRoutes, rest);

/**
 * Finds the route by the very text of the path: nothing in it is decoded or tidied up, so nothing can mean one thing
 * here and another further on.
 */
export const match = (pathname: string, basePath: string): Matched | undefined => {
  if (!pathname.startsWith(`${basePath}/`)) return undefined;
  const path = pathname.slice(basePath.length);
  if (path === '/connectors') return { route: { name: 'connectors' }, method: 'GET' };
  if (path === '/oauth/complete') return { route: { name: 'oauthComplete' }, method: 'GET' };
  const [, id, rest = ''] = /^\/connectors\/([1-9]\d{0,14})(\/.*)?$/.exec(path) ?? [];
  if (id === undefined || !isConnectorRoute(rest)) return undefined;
  const [name, method] = connectorRoutes[rest];
  return { route: { name, id: Number(id) }, method };
};
