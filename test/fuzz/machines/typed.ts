import * as assert from 'uvu/assert';
import type { AnyMachineSnapshot } from 'xstate';
import { type ConnectorView, Secret } from '../../../src/index.js';
import type { Said } from '../world/acts.js';

/** The text of what a host hands over for a property; nothing where it is no value at all. */
const textOf = (input: unknown, options: readonly string[]): string | undefined => {
  const isText = ['string', 'number', 'boolean'].includes(typeof input);
  if (!isText && !(input instanceof Secret)) return undefined;
  const text = input instanceof Secret ? input.reveal() : String(input);
  return options.includes(text) ? text : text.trim();
};

/** What has been typed and is not stored yet, kept beside the flow to see that it is kept there too. */
export const memory = () => {
  const values = new Map<string, string>();
  let username: string | undefined;

  /** Before the flow hears it. */
  const hear = (event: Said, view: ConnectorView): void => {
    if (event.type === 'properties.submit' && view.step === 'properties') {
      const given: unknown = event.values;
      if (typeof given !== 'object' || given === null) return;
      for (const { name, sensitive, options } of view.fields) {
        const text = Object.hasOwn(given, name)
          ? textOf(Reflect.get(given, name), options)
          : undefined;
        if (!sensitive && text !== undefined) values.set(name, text);
      }
    }
    if (event.type === 'basic.submit' && view.step === 'basic') {
      if (typeof event.username === 'string') username = event.username;
    }
  };

  const isKept = (view: ConnectorView): void => {
    if (view.step === 'properties') {
      for (const field of view.fields) {
        const typed = field.sensitive ? undefined : values.get(field.name);
        if (typed !== undefined) assert.is(field.value, typed, `${field.name} was lost`);
        if (field.sensitive) assert.not('value' in field);
      }
    }
    if (view.step === 'basic' && username !== undefined) assert.is(view.username, username);
  };

  return {
    hear,
    isKept,
    /** What Cyclr has taken is no draft any more. */
    stored: (): void => values.clear(),
  };
};

/** The view of a connector's flow, where it is one. */
export const isConnector = (view: object, { machine }: AnyMachineSnapshot): view is ConnectorView =>
  machine.id === 'connectorAuth' && 'step' in view;
