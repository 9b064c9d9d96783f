import type { AuthError } from '../domain/auth-error.js';

/** What was sent may have been done: the answer is missing, or says nothing about it. */
export const isLost = ({ code }: AuthError): boolean =>
  code === 'network' || code === 'timeout' || code === 'server' || code === 'badResponse';
