/**
 * A state's value as a path.
 *
 * @returns as in `authenticating.apiKey.entering`; regions side by side have ` + ` between them
 */
export const statePath = (value: unknown): string =>
  typeof value === 'object' && value !== null
    ? Object.entries(value)
        .map(([state, inner]) => [state, statePath(inner)].filter(Boolean).join('.'))
        .join(' + ')
    : String(value ?? '');
