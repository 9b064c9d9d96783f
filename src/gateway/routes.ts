type Id = number | string;

/** A key is text: whatever it is, it is one segment. */
const segment = (key: string): string => encodeURIComponent(key.toWellFormed());

/** The gateway's addresses, below its base path. */
export const routes = {
  connectors: '/connectors',
  installable: '/installable',
  installTemplate: (key: string) => `/templates/${segment(key)}/install`,
  prerequisites: (key: string) => `/cycles/${segment(key)}/prerequisites`,
  connector: (id: Id) => `/connectors/${id}`,
  properties: (id: Id) => `/connectors/${id}/properties`,
  credentials: (id: Id) => `/connectors/${id}/credentials`,
  verify: (id: Id) => `/connectors/${id}/verify`,
  lookUp: (id: Id, triggerId: Id) => `/connectors/${id}/lookups/${triggerId}`,
  deauthenticate: (id: Id) => `/connectors/${id}/deauthenticate`,
  /** Leads on to the sign-in page; a page of its own, so that a window can be opened on it at once. */
  oauthStart: (id: Id) => `/connectors/${id}/oauth/start`,
  /** Where Cyclr sends the browser after a successful sign-in. */
  oauthComplete: '/oauth/complete',
} as const;
