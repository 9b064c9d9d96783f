import { html, type TemplateResult } from 'lit';
import type { OAuthMode } from '../../../element/index.js';
import type { DemoState } from '../control-wire.js';
import type { Place } from './address.js';

interface Knobs {
  readonly state: DemoState | undefined;
  readonly place: Place;
  readonly setMode: (mode: OAuthMode) => void;
  readonly setReauthenticate: (on: boolean) => void;
  readonly setVerify: (on: boolean) => void;
  readonly setFault: (name: string, on: boolean) => void;
  readonly setSwitch: (name: string, value: string | number | boolean) => void;
}

const modes: readonly (readonly [OAuthMode, string])[] = [
  ['popup', 'a pop-up'],
  ['redirect', 'leaving the page'],
  ['link', 'a link'],
];

const picked = (event: Event): string =>
  event.target instanceof HTMLSelectElement ? event.target.value : '';

const ticked = (event: Event): boolean =>
  event.target instanceof HTMLInputElement && event.target.checked;

export const knobs = ({ state, place, ...set }: Knobs): TemplateResult => html`
  <section class="panel" aria-labelledby="flow-title">
    <h2 id="flow-title">The flow</h2>
    <label class="line">Sign in by
      <select data-mode @change=${(event: Event) => {
        const mode = modes.find(([name]) => name === picked(event));
        if (mode) set.setMode(mode[0]);
      }}>
        ${modes.map(([name, label]) => html`<option value=${name} ?selected=${name === place.mode}>${label}</option>`)}
      </select>
    </label>
    <label class="line tick"><input type="checkbox" data-reauthenticate .checked=${place.reauthenticate}
      @change=${(event: Event) => set.setReauthenticate(ticked(event))}> Authenticate anew what is authenticated</label>
    <label class="line tick"><input type="checkbox" data-verify .checked=${place.verify}
      @change=${(event: Event) => set.setVerify(ticked(event))}> Call the app afterwards, to see whether it works</label>
  </section>
  <section class="panel" aria-labelledby="faults-title">
    <h2 id="faults-title">Make it fail</h2>
    ${state?.faults.map(
      ({
        name,
        label,
        on,
      }) => html`<label class="line tick"><input type="checkbox" data-fault=${name} .checked=${on}
        @change=${(event: Event) => set.setFault(name, ticked(event))}> <span dir="auto">${label}</span></label>`,
    )}
  </section>
  <section class="panel" aria-labelledby="unknowns-title">
    <h2 id="unknowns-title">What nobody knows of Cyclr</h2>
    ${state?.switches.map(
      ({ name, label, values, value }) => html`<label class="line"><span dir="auto">${label}</span>
        <select data-switch=${name} @change=${(event: Event) => {
          const chosen = values.find((each) => String(each) === picked(event));
          if (chosen !== undefined) set.setSwitch(name, chosen);
        }}>
          ${values.map((each) => html`<option value=${String(each)} ?selected=${each === value}>${wordOf(each)}</option>`)}
        </select>
      </label>`,
    )}
  </section>`;

const wordOf = (value: string | number | boolean): string => {
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
};
