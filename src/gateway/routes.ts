/** The gateway's addresses, below its base path. */
export const routes = {
  connectors: '/connectors',
  connector: (id: number | string) => `/connectors/${id}`,
  properties: (id: number | string) => `/connectors/${id}/properties`,
  credentials: (id: number | string) => `/connectors/${id}/credentials`,
  /** Leads on to the sign-in page; a page of its own, so that a window can be opened on it at once. */
  oauthStart: (id: number | string) => `/connectors/${id}/oauth/start`,
  /** Where Cyclr sends the browser after a successful sign-in. */
  oauthComplete: '/oauth/complete',
} as const;
