import { right } from '#fp-ts/Either';
import { Secret } from '../../src/domain/secret.js';
import { arrivalSource } from '../../src/oauth/arrival.js';
import type { DriverSignal, OAuthDriver } from '../../src/oauth/driver.js';

/** What a page has of the browser, as far as the drivers use it; what they leave behind can be counted. */
export const fakePage = (address = 'https://host.test/page') => {
  const target = new EventTarget();
  const listening = new Map<string, number>();
  const count = (type: string, by: number) => listening.set(type, (listening.get(type) ?? 0) + by);
  const timers = new Map<number, () => void>();
  const channels = new Set<BroadcastChannel>();
  class CountedChannel extends BroadcastChannel {
    constructor(name: string) {
      super(name);
      channels.add(this);
    }
    override close() {
      channels.delete(this);
      super.close();
    }
  }
  const opened = { closed: false, went: '', location: { replace: (to: string) => void to } };
  const went: string[] = [];
  const { origin, pathname, search, hash } = new URL(address);
  const location = { origin, pathname, search, hash, assign: (to: string) => went.push(to) };
  const stored = new Map<string, string>();
  let closed = false;
  const globals = {
    BroadcastChannel: CountedChannel,
    location,
    history: { state: null, replaceState: (_: unknown, __: string, to: string) => went.push(to) },
    setInterval: (tick: () => void) => timers.set(timers.size + 1, tick).size,
    clearInterval: (id: number) => timers.delete(id),
    window: {
      open: () => Object.assign(opened, { close: () => Object.assign(opened, { closed: true }) }),
      close: () => {
        closed = true;
      },
      addEventListener: (type: string, listener: EventListener) => {
        count(type, 1);
        target.addEventListener(type, listener);
      },
      removeEventListener: (type: string, listener: EventListener) => {
        count(type, -1);
        target.removeEventListener(type, listener);
      },
    },
  };
  const before = Object.entries(globals).map(
    ([name]) => [name, Object.getOwnPropertyDescriptor(globalThis, name)] as const,
  );
  for (const [name, value] of Object.entries(globals)) {
    Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  }
  return {
    opened,
    went,
    stored,
    isClosed: () => closed,
    /** How many listeners, channels and timers there are now. */
    left: () =>
      timers.size + channels.size + [...listening.values()].reduce((sum, one) => sum + one, 0),
    tick: () => {
      for (const tick of [...timers.values()]) tick();
    },
    tell: (type: string, members: object) =>
      target.dispatchEvent(Object.assign(new Event(type), members)),
    storage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    },
    /** Puts the globals back. */
    leave: () => {
      for (const [name, descriptor] of before) {
        if (descriptor) Object.defineProperty(globalThis, name, descriptor);
        else Reflect.deleteProperty(globalThis, name);
      }
    },
  };
};

/** Begins an attempt of a driver at a gateway of another origin. */
export const begin = (driver: OAuthDriver, resuming = false) => {
  const said: DriverSignal[] = [];
  const end = driver({
    accountConnectorId: 42,
    resuming,
    page: () => ({ attempt: 'first', url: 'https://gw.test/start', origin: 'https://gw.test' }),
    requestLink: () => async () => right({ url: Secret.of('https://cyclr.test/?token=t') }),
    signal: (signal) => said.push(signal),
  });
  return { said: () => said.map(({ type }) => type), end };
};

export const arrived = {
  origin: 'https://gw.test',
  data: { source: arrivalSource, attempt: 'first' },
};

/** Tells the pages of this origin that an attempt is back, and waits until those that listen have heard it. */
export const announced = async (attempt: string): Promise<void> => {
  const [ear, mouth] = [new BroadcastChannel(arrivalSource), new BroadcastChannel(arrivalSource)];
  await new Promise((resolve) => {
    ear.onmessage = resolve;
    mouth.postMessage({ source: arrivalSource, attempt });
  });
  await new Promise(setImmediate);
  ear.close();
  mouth.close();
};

/** Hears which attempts are announced. */
export const heard = () => {
  const attempts: unknown[] = [];
  const channel = new BroadcastChannel(arrivalSource);
  channel.onmessage = ({ data }: MessageEvent) => attempts.push(Object(data).attempt);
  return { attempts, close: () => channel.close() };
};
