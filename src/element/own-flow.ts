import type { ConnectorFlowApi } from '../domain/connector-api.js';
import type { InstallRequest } from '../domain/install.js';
import type { VerificationCheck } from '../domain/verification.js';
import { createConnectorAuth, type FlowOptions } from '../view/connector-auth.js';
import type { ConnectorAuth } from '../view/connector-store.js';
import type { ConnectorView } from '../view/connector-view.js';
import { driverOf, type OAuthMode } from './driver-of.js';
import { installMemory } from './install-memory.js';

/** What an element has been told of the flow it is to run. */
export interface FlowMakings {
  readonly accountConnectorId: number | undefined;
  readonly authenticationId: string | undefined;
  readonly install: InstallRequest | string | undefined;
  readonly installVersion: string | undefined;
  readonly installName: string | undefined;
  readonly installDescription: string | undefined;
  readonly installAuthentication: string | undefined;
  readonly verify: VerificationCheck | undefined;
  readonly verifyTest: string | undefined;
  readonly verifyLookup: number | undefined;
  readonly oauthMode: OAuthMode;
  readonly reauthenticate: boolean;
}

/** A flow, and what has to hear of its views so that a reload does not install again. */
export interface OwnFlow {
  readonly auth: ConnectorAuth;
  /** @returns whether what was remembered is gone, so that the flow has to begin anew */
  readonly remember?: (view: ConnectorView) => boolean;
  /** Has the next flow of the same app go on with what this one has installed. */
  readonly goOn?: () => void;
}

/** A number names a thing by Cyclr's id. */
const idOr = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text);

const requestOf = (makings: FlowMakings): InstallRequest | undefined => {
  const { install, installVersion, installName, installDescription, installAuthentication } =
    makings;
  if (typeof install !== 'string') return install;
  return {
    connector: idOr(install),
    ...(installVersion && { version: installVersion }),
    ...(installName && { name: installName }),
    ...(installDescription && { description: installDescription }),
    ...(installAuthentication && { authenticationId: installAuthentication }),
  };
};

const checkOf = ({ verify, verifyTest, verifyLookup }: FlowMakings) => {
  if (verify) return verify;
  if (verifyTest) return { test: idOr(verifyTest) };
  return verifyLookup ? { lookup: verifyLookup } : undefined;
};

/** The flow the element runs by itself; nothing where it has not been told of which connector. */
export const ownFlow = (
  flow: FlowOptions<ConnectorFlowApi>,
  makings: FlowMakings,
): OwnFlow | undefined => {
  const { accountConnectorId, authenticationId, oauthMode, reauthenticate } = makings;
  const verify = checkOf(makings);
  const options = {
    ...flow,
    oauth: driverOf(oauthMode),
    reauthenticate,
    ...(verify && { verify }),
  };
  if (accountConnectorId) {
    return { auth: createConnectorAuth({ ...options, accountConnectorId, authenticationId }) };
  }
  const install = requestOf(makings);
  if (!install) return undefined;

  const { api, target, remember, goOn } = installMemory(install, flow.api);
  return { auth: createConnectorAuth({ ...options, api, ...target }), remember, goOn };
};
