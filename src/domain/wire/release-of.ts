import type { AccountConnector } from '../account-connector.js';
import type { Connector } from './connector.js';

// What a page may load as a picture; anything else (the docs' sample has plain words) is no icon.
const picture = /^(data:image\/|https:\/\/)/i;

/** The connector's picture, where it is one that a page may load. */
export const iconOf = ({ Icon }: Connector): string | undefined =>
  Icon !== null && picture.test(Icon) ? Icon : undefined;

/** Which release of an app it is. */
export const releaseOf = ({ Id, Name, Version }: Connector): AccountConnector['release'] => ({
  id: Id,
  name: Name,
  ...(Version !== null && { version: Version }),
});
