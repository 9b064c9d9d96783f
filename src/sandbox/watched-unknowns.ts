import { defaultUnknowns, type Unknowns } from './unknowns.js';

/**
 * The switches as they are at the moment.
 *
 * @param onAsked told of each that is looked at: an answer that looks at none rests on nothing unknown
 */
export const watchedUnknowns = (
  current: () => Unknowns,
  onAsked: (name: keyof Unknowns) => void,
): Unknowns => {
  const ask = <Name extends keyof Unknowns>(name: Name): Unknowns[Name] => {
    onAsked(name);
    return current()[name];
  };
  const isSwitch = (name: string | symbol): name is keyof Unknowns => name in defaultUnknowns;
  return new Proxy(defaultUnknowns, {
    get: (_, name) => (isSwitch(name) ? ask(name) : undefined),
  });
};
