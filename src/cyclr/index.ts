export { createCyclrClient } from './client.js';
export type { CyclrClientOptions, RetryOptions } from './options.js';
export { type Region, regions } from './regions.js';
