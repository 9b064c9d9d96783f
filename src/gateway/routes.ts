// The gateway's addresses, below its base path; each by itself, so that a page holds only those it uses.

type Id = number | string;

/** A key is text: whatever it is, it is one segment. */
const segment = (key: string): string => encodeURIComponent(key.toWellFormed());

export const connectors = '/connectors';
export const installable = '/installable';
export const installTemplate = (key: string) => `/templates/${segment(key)}/install`;
export const prerequisites = (key: string) => `/cycles/${segment(key)}/prerequisites`;
export const connector = (id: Id) => `/connectors/${id}`;
export const properties = (id: Id) => `/connectors/${id}/properties`;
export const credentials = (id: Id) => `/connectors/${id}/credentials`;
export const verify = (id: Id) => `/connectors/${id}/verify`;
export const lookUp = (id: Id, triggerId: Id) => `/connectors/${id}/lookups/${triggerId}`;
export const deauthenticate = (id: Id) => `/connectors/${id}/deauthenticate`;
/** Leads on to the sign-in page; a page of its own, so that a window can be opened on it at once. */
export const oauthStart = (id: Id) => `/connectors/${id}/oauth/start`;
/** Where Cyclr sends the browser after a successful sign-in. */
export const oauthComplete = '/oauth/complete';
