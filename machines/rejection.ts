/** What a service rejected with. XState's error events are not in the event union. */
export const errorOf = (event: object): unknown => ('error' in event ? event.error : undefined);
