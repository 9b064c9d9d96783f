import type { ConnectorApi } from '../../../src/domain/connector-api.js';
import { publicError } from '../../../src/gateway/answers.js';
import { createServices } from '../../../src/index.js';
import type { Sandbox } from '../../../src/sandbox/index.js';
import { clientOf } from '../../support/sandboxed.js';
import { answersOf } from '../world/answers.js';
import { reconnect } from '../world/reconnect.js';
import { type CyclrSide, noLink, type Outcome } from './outcomes.js';
import { restore, restored } from './restore.js';
import { type ConnectorScene, idIn, type Setting } from './scenes.js';

/** A setting in a sandbox, for a store or for a page. */
export const sceneIn = async (
  sandbox: Sandbox,
  setting: Setting,
  surface: ConnectorScene['surface'] = 'store',
  way: ConnectorApi = clientOf(sandbox, { retry: { limit: 0 } }),
): Promise<ConnectorScene> => {
  const api = clientOf(sandbox, { retry: { limit: 0 } });
  const cyclr = { sandbox, id: idIn(setting), api, way };
  sandbox.reset();
  await reconnect(way);
  noLink(cyclr);
  const refused = await api.startSignIn(cyclr.id)();
  const said = refused._tag === 'Left' ? refused.left : undefined;
  // A page hears it from the gateway.
  const refusal = said && (surface === 'element' ? publicError(said) : said);
  const answers = answersOf<CyclrSide, Outcome>({
    cyclr,
    way,
    services: createServices(way),
    restore: (snapshot) => restore(cyclr, setting, snapshot),
    restored,
  });
  return { ...setting, answers, refusal, surface };
};
