import type { AnyMachineSnapshot } from 'xstate';
import { type ConnectorView, describeConnectorAuth } from '../../../src/index.js';
import { buttons } from './stage.js';

/** What a view asks to be typed or chosen, by name, and what is there already; what is masked is not. */
const askedIn = (view: ConnectorView): readonly (readonly [string, string])[] => {
  switch (view.step) {
    case 'properties':
      return view.fields.map(({ name, value = '' }) => [name, value]);
    case 'method':
      return view.methods.map(({ id }) => ['method', id]);
    case 'name':
      // A form keeps what was typed, also a name that is none; a view goes on proposing one.
      return [['name', '']];
    case 'apiKey':
      return [['key', '']];
    case 'basic':
      return [
        ['username', view.username ?? ''],
        ['password', ''],
      ];
    default:
      return [];
  }
};

/** What a user is offered in a situation: the commands that have a button, and what can be typed or chosen. */
export const offeredIn = (snapshot: AnyMachineSnapshot): readonly string[] => [
  ...buttons.filter((button) => snapshot.status === 'active' && snapshot.can({ type: button })),
  ...askedIn(describeConnectorAuth(snapshot))
    .map(([name, value]) => `${name}: ${value}`)
    .sort(),
];
