import { createBrowserReceiver } from '@statelyai/inspect';
import { createWindowReceiver } from '@xstate/inspect';

// A page that hears both protocols with what the packages themselves offer for that, and shows nothing.

declare global {
  interface Window {
    /** What their receivers understood, as JSON, each with the machine's own states where it has a chart. */
    understood: string[];
    /** Has the sender give an event to one of its actors, as the classic inspector does. */
    give: (sessionId: string, event: { readonly type: string }) => void;
  }
}

window.understood = [];
const note = (told: object) => window.understood.push(JSON.stringify(told));

createBrowserReceiver().subscribe((event) => note({ by: 'stately', ...event }));

const classic = createWindowReceiver();
classic.subscribe((event) => {
  switch (event.type) {
    case 'service.register':
      return note({
        by: 'classic',
        type: event.type,
        sessionId: event.sessionId,
        parent: event.parent,
        machine: event.machine.id,
        initial: event.machine.initialState.value,
        value: event.state.value,
      });
    case 'service.state':
      return note({
        by: 'classic',
        type: event.type,
        sessionId: event.sessionId,
        value: event.state.value,
        event: event.state._event.name,
      });
    case 'service.event':
      return note({
        by: 'classic',
        type: event.type,
        sessionId: event.sessionId,
        event: event.event.name,
      });
    case 'service.stop':
      return note({ by: 'classic', type: event.type, sessionId: event.sessionId });
  }
});

window.give = (sessionId, event) =>
  classic.send({
    type: 'xstate.event',
    service: sessionId,
    event: JSON.stringify({
      name: event.type,
      data: event,
      $$type: 'scxml',
      type: 'external',
      origin: sessionId,
    }),
  });
