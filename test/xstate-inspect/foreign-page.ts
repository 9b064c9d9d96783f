import { inspect } from '@xstate/inspect';
import { createMachine, interpret } from 'xstate';

// A machine of XState 4 that is none of ours, in the inspector of its own package.

declare global {
  interface Window {
    tell: (event: string) => void;
  }
}

const machine = createMachine({
  id: 'player',
  predictableActionArguments: true,
  type: 'parallel',
  states: {
    sound: { initial: 'on', states: { on: { on: { MUTE: 'off' } }, off: { on: { MUTE: 'on' } } } },
    tape: {
      initial: 'stopped',
      states: {
        stopped: { on: { PLAY: 'running.was' } },
        running: {
          initial: 'normal',
          on: { STOP: 'stopped' },
          states: {
            normal: { on: { FAST: 'fast' } },
            fast: { on: { SLOW: 'normal' } },
            was: { type: 'history' },
          },
        },
      },
    },
  },
});

const button = document.createElement('button');
button.textContent = 'Watch';
button.addEventListener('click', () => {
  inspect({ url: new URL('/viewer/', location.href).href, iframe: false });
  const service = interpret(machine, { devTools: true }).start();
  window.tell = (event) => void service.send(event);
});
document.querySelector('main')?.append(button);
