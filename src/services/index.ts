export { type AccountServices, createAccountServices } from './account-services.js';
export {
  type ConnectorServices,
  createServices,
  type ServiceOptions,
} from './connector-services.js';
