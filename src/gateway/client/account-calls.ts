import type { AccountApi } from '../../domain/connector-api.js';
import { installedPerhaps } from '../../domain/install.js';
import * as routes from '../routes.js';
import * as answers from '../wire/answers.js';
import type { GatewayConnection } from './connection.js';

/** What the flow of an account asks the gateway for, beside that of its connectors. */
export const accountCalls = ({ send }: GatewayConnection): AccountApi => ({
  listConnectors: (options) =>
    send({
      stage: 'fetchConnector',
      path: routes.connectors,
      answer: answers.connectors,
      ...options,
    }),
  installTemplate: (templateId, options) =>
    send({
      stage: 'install',
      method: 'POST',
      path: routes.installTemplate(templateId),
      answer: answers.installedTemplate,
      lost: installedPerhaps,
      ...options,
    }),
  listUnauthenticated: (cycleId, options) =>
    send({
      stage: 'fetchConnector',
      path: routes.prerequisites(cycleId),
      answer: answers.ids,
      ...options,
    }),
});
