export { type AccountServices, createAccountServices } from './account-services.js';
export {
  type ConnectorServices,
  createServices,
  type ServiceOptions,
} from './connector-services.js';
export { createDisconnectServices, type DisconnectServices } from './disconnect-services.js';
