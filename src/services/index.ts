export {
  type ConnectorServices,
  createServices,
  type ServiceOptions,
} from './connector-services.js';
