import { createBrowserInspector } from '@statelyai/inspect';
import { type AnyStateMachine, createActor, createMachine } from 'xstate';

// Machines of XState 5 that are none of ours, in the inspector of its makers: `?machine=player` or `large`.

const player = createMachine({
  id: 'player',
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

/** Twelve groups of twelve states, each with a way on and a way back. */
const large = createMachine({
  id: 'large',
  initial: 'g0',
  states: Object.fromEntries(
    Array.from({ length: 12 }, (_, group) => [
      `g${group}`,
      {
        initial: 's0',
        on: { LEAP: `g${(group + 3) % 12}` },
        states: Object.fromEntries(
          Array.from({ length: 12 }, (_, state) => [
            `s${state}`,
            { on: { NEXT: `s${(state + 1) % 12}`, BACK: `s${(state + 11) % 12}` } },
          ]),
        ),
      },
    ]),
  ),
});

const machines: Readonly<Record<string, AnyStateMachine>> = { player, large };
const machine = machines[new URLSearchParams(location.search).get('machine') ?? ''] ?? player;

const button = document.createElement('button');
button.textContent = 'Watch';
button.addEventListener('click', () => {
  const { inspect } = createBrowserInspector({ url: new URL('/viewer/', location.href).href });
  const actor = createActor(machine, { inspect }).start();
  Object.assign(window, { tell: (type: string) => actor.send({ type }) });
});
document.querySelector('main')?.append(button);
