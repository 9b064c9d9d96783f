import type { AnyMachineSnapshot } from 'xstate';
import { type ConnectorView, describeConnectorAuth } from '../../../src/index.js';
import { buttons } from './stage.js';

/** What a view asks to be typed or chosen. */
const askedIn = (view: ConnectorView): readonly string[] => {
  switch (view.step) {
    case 'properties':
      return view.fields.map(({ name }) => name);
    case 'method':
      return view.methods.map(({ id }) => id);
    case 'name':
      return ['name'];
    case 'apiKey':
      return ['key'];
    case 'basic':
      return ['username', 'password'];
    default:
      return [];
  }
};

/** What a user is offered in a situation: the commands that have a button, and what can be typed or chosen. */
export const offeredIn = (snapshot: AnyMachineSnapshot): readonly string[] => [
  ...buttons.filter((button) => snapshot.status === 'active' && snapshot.can({ type: button })),
  ...[...askedIn(describeConnectorAuth(snapshot))].sort(),
];
