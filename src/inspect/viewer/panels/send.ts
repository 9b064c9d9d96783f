import { html, type TemplateResult } from 'lit';
import { activeStates } from '../chart/active.js';
import { readDefinition } from '../chart/definition.js';
import { triggerText } from '../chart/trigger.js';
import { type Actor, statusOf } from '../picture.js';

/** The events that the states an actor is in wait for. */
export const awaitedEvents = ({ definition, snapshot }: Actor): readonly string[] => {
  const root = readDefinition(definition);
  const states = root ? [...activeStates(root, snapshot.value)] : [];
  const names = states.flatMap(({ transitions }) =>
    transitions.flatMap(({ trigger }) => (trigger.kind === 'event' ? triggerText(trigger) : [])),
  );
  return [...new Set(names)].sort();
};

/** Sends an event to the shown actor: only `@xstate/inspect` takes any. */
export const sendPanel = (
  actor: Actor | undefined,
  send: (actor: Actor, event: string) => void,
): TemplateResult | '' => {
  if (actor?.protocol !== 'xstate-inspect' || statusOf(actor) !== 'active') return '';
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    const written = new FormData(form).get('event');
    if (typeof written !== 'string' || written.trim() === '') return;
    send(actor, written.trim());
    form.reset();
  };
  return html`<form class="send" autocomplete="off" @submit=${submit}>
    <label for="send-event">Send to ${actor.name}</label>
    <input id="send-event" name="event" list="awaited" placeholder='retry  or  {"type": "retry"}' />
    <datalist id="awaited">
      ${awaitedEvents(actor).map((name) => html`<option value=${name}></option>`)}
    </datalist>
    <button type="submit">Send</button>
  </form>`;
};
