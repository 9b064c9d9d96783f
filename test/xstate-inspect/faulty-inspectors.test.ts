import { once } from 'node:events';
import * as stately from '@statelyai/inspect';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type WebSocket, WebSocketServer } from 'ws';
import {
  type Inspector,
  inspectWithStately,
  inspectWithXStateInspect,
} from '../../src/inspect/index.js';
import { walk } from '../inspect/recording.js';
import { clientOf, withSandbox } from '../support/sandboxed.js';
import { receiving } from './receiving.js';

/** Everything that a flow does which somebody could see: its steps, states, outcome, and what it asked of Cyclr. */
const flow = async (inspect?: Inspector) => {
  let result: unknown;
  await withSandbox(async (sandbox) => {
    const walked = await walk(clientOf(sandbox), 1002, inspect);
    const requests = sandbox
      .requests()
      .map(({ method, path }) => `${method} ${path.replaceAll(sandbox.accountId, 'account')}`);
    result = { walked, requests, kept: sandbox.readAuthValue(1002) };
  })();
  return result;
};

const plain = await flow();

const busy = () => {
  const end = performance.now() + 3;
  while (performance.now() < end);
};

const fail = (): never => {
  throw new Error('The inspector fails.');
};

/** How often the fault happened, so that a test can tell that it did. */
type Faulty = (run: (inspect: Inspector) => Promise<void>) => Promise<number>;

type Listener = (event: { data: unknown }) => void;

/** Stately's inspector over a page whose window does this with a message. */
const byWindow =
  (act: (connect: () => void, count: number) => void, open?: () => unknown): Faulty =>
  async (run) => {
    let count = 0;
    const listeners: Listener[] = [];
    const connect = () => {
      for (const listener of listeners) listener({ data: { type: '@statelyai.connected' } });
    };
    const postMessage = () => {
      count += 1;
      act(connect, count);
    };
    const view = {
      open: () => {
        if (!open) return { postMessage };
        count += 1;
        return open();
      },
      addEventListener: (_: string, listener: Listener) => listeners.push(listener),
    };
    const isWindow = (value: unknown): value is Window => value === view;
    const window: unknown = view;
    if (!isWindow(window)) throw new Error('No window.');
    const inspect = inspectWithStately({ window, stately });
    connect();
    await run(inspect);
    return count;
  };

/** Stately's inspector over a server that does this with a connection. */
const bySocket =
  (act: (socket: WebSocket, fault: () => void) => void): Faulty =>
  async (run) => {
    let count = 0;
    const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
    await once(server, 'listening');
    const address = server.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    const called = new Promise<void>((resolve) => {
      server.on('connection', (socket) => {
        act(socket, () => {
          count += 1;
        });
        resolve();
      });
    });
    const inspect = inspectWithStately({ stately, webSocket: { url: `ws://127.0.0.1:${port}` } });
    try {
      await called;
      await run(inspect);
    } finally {
      inspect.stop();
      for (const client of server.clients) client.terminate();
      server.close();
    }
    return count;
  };

interface Service {
  send: (event: unknown) => void;
  readonly subscribe: (listener: () => void) => void;
  readonly onStop: (listener: () => void) => void;
}

const isService = (value: object): value is Service => 'subscribe' in value && 'onStop' in value;

/** The classic inspector's tools, which do this with a service. */
const byTools =
  (act: (service: Service, fault: () => void) => void): Faulty =>
  async (run) => {
    let count = 0;
    const register = (service: object) => {
      if (!isService(service)) return;
      act(service, () => {
        count += 1;
      });
    };
    await run(inspectWithXStateInspect({ register }));
    return count;
  };

const noted = (fault: () => void, act: () => void) => () => {
  fault();
  act();
};

const everywhere = (act: () => void) => (service: Service, fault: () => void) => {
  service.send = noted(fault, act);
  service.subscribe(noted(fault, act));
  service.onStop(noted(fault, act));
};

const inspectors: Readonly<Record<string, Faulty>> = {
  "Stately's window is blocked": byWindow(busy, () => null),
  "Stately's window throws when it is opened": byWindow(busy, fail),
  "Stately's window throws at every message": byWindow(fail),
  "Stately's window is slow": byWindow(busy),
  "Stately's window is loaded anew again and again": byWindow((connect, count) => {
    if (count < 60 && count % 15 === 0) connect();
  }),
  "Stately's server hangs up at every message": bySocket((socket, fault) => {
    socket.on('message', () => {
      fault();
      socket.terminate();
    });
  }),
  "Stately's server does not read": bySocket((socket, fault) => {
    fault();
    socket.pause();
  }),
  "Stately's server talks nonsense": bySocket((socket, fault) => {
    socket.on('message', () => {
      fault();
      for (const word of ['', '{', 'null', '{"type":"@xstate.event"}']) socket.send(word);
    });
  }),
  'the classic tools throw when they are told of a service': byTools((_, fault) => {
    fault();
    fail();
  }),
  'the classic tools throw at everything': byTools(everywhere(fail)),
  'the classic tools are slow': byTools(everywhere(busy)),
  'the classic tools send nonsense back': byTools((service, fault) => {
    const { send } = service;
    service.subscribe(() => {
      fault();
      for (const event of [undefined, 7, {}, 'xstate.stop', { type: 'apiKey.submit' }]) send(event);
    });
  }),
};

for (const [name, faulty] of Object.entries(inspectors)) {
  test(`a flow ends exactly as one without an inspector where ${name}`, async () => {
    let ended: unknown;
    const faults = await faulty(async (inspect) => {
      ended = await flow(inspect);
    });
    assert.equal(ended, plain);
    assert.ok(faults > 0, 'it was not faulty');
  });
}

for (const [name, act] of Object.entries({
  'is closed midway': (close: () => void) => close(),
  'is loaded anew again and again': (_: () => void, say: (message: object) => void) =>
    say({ type: 'xstate.inspecting' }),
})) {
  test(`a flow ends exactly as one without an inspector where the classic one ${name}`, () =>
    receiving(async ({ say, close }) => {
      let times = 0;
      const inspect = inspectWithXStateInspect();
      const watched: Inspector = {
        next: inspect.next,
        xstate: (event) => {
          inspect.xstate(event);
          times += 1;
          if (times % 10 === 0) act(close, say);
        },
      };
      // The package warns of what it is sent after its page has gone; nobody reads that here.
      const { warn } = console;
      console.warn = () => undefined;
      try {
        assert.equal(await flow(watched), plain);
      } finally {
        console.warn = warn;
      }
      assert.ok(times > 10);
    }));
}

test.run();
