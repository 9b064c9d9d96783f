import { html, nothing, type TemplateResult } from 'lit';
import type { AccountConnector } from '../../../domain/account-connector.js';
import type { OAuthMode } from '../../../element/index.js';
import type { AccountAuth } from '../../../view/account-auth.js';
import type { ConnectorAuth } from '../../../view/connector-store.js';
import type { DemoAnswer, DemoState } from '../control-wire.js';
import type { Place } from './address.js';
import type { LogLine } from './flow.js';

const kinds: Readonly<Record<AccountConnector['authMethod']['kind'], string>> = {
  none: 'Nothing to enter',
  authFields: 'Properties',
  apiKey: 'API key',
  basic: 'User name and password',
  tokenGrant: 'OAuth, without a user',
  oauth: 'OAuth',
  unsupported: 'Set up in Cyclr',
};

const badge = ({ authenticated, utility }: AccountConnector): TemplateResult =>
  authenticated
    ? html`<span class="badge done">authenticated</span>`
    : html`<span class="badge">${utility ? 'utility' : 'to do'}</span>`;

export const connectorList = (
  connectors: readonly AccountConnector[],
  chosen: number | undefined,
  choose: (connector: AccountConnector) => void,
): TemplateResult => html`<ul class="connectors">
  ${connectors.map(
    (connector) => html`<li>
      <button type="button" aria-current=${connector.id === chosen ? 'true' : nothing} data-connector=${connector.id}
        @click=${() => choose(connector)}>
        ${
          connector.icon?.startsWith('data:image/')
            ? html`<img src=${connector.icon} alt="">`
            : html`<span class="no-icon"></span>`
        }
        <span class="who">
          <strong>${connector.name}</strong>
          <small>${kinds[connector.authMethod.kind]}</small>
        </span>
        ${badge(connector)}
      </button>
    </li>`,
  )}
</ul>`;

export const answerHint = (answers: DemoAnswer): TemplateResult | typeof nothing =>
  answers.length === 0
    ? nothing
    : html`<section class="panel hint" aria-labelledby="hint-title">
        <h3 id="hint-title">What this app accepts</h3>
        <p class="quiet">The app is a fake, and so are these. Type them, or anything else and see.</p>
        <dl>
          ${answers.map(
            ({ label, value }) => html`<div>
              <dt>${label}</dt>
              <dd><code>${value}</code>
                <button type="button" class="small" aria-label="Copy ${label}"
                  @click=${() => navigator.clipboard.writeText(value)}>Copy</button></dd>
            </div>`,
          )}
        </dl>
      </section>`;

export const flowPanel = (
  auth: ConnectorAuth | undefined,
  account: AccountAuth | undefined,
  answers: DemoAnswer,
  again: () => void,
): TemplateResult =>
  account
    ? html`<cyclr-account-auth .store=${account}></cyclr-account-auth>`
    : auth
      ? html`<cyclr-connector-auth .store=${auth}></cyclr-connector-auth>
        <p class="row"><button type="button" class="small" data-again @click=${again}>Start this one over</button></p>
        ${answerHint(answers)}`
      : html`<div class="panel empty"><h2>Choose a connector</h2>
        <p class="quiet">Each is a different way to authenticate. The element that takes you through is
        <code>&lt;cyclr-connector-auth&gt;</code>; the chart shows the machine behind it.</p></div>`;

export const logPanel = (lines: readonly LogLine[]): TemplateResult => html`<ol class="log" reversed
  aria-label="States entered, the newest first" tabindex="0">
  ${[...lines]
    .reverse()
    .map(({ event, state }) => html`<li><span>${event}</span><strong>${state}</strong></li>`)}
</ol>`;

interface Knobs {
  readonly state: DemoState | undefined;
  readonly place: Place;
  readonly setMode: (mode: OAuthMode) => void;
  readonly setReauthenticate: (on: boolean) => void;
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
  </section>
  <section class="panel" aria-labelledby="faults-title">
    <h2 id="faults-title">Make it fail</h2>
    ${state?.faults.map(
      ({
        name,
        label,
        on,
      }) => html`<label class="line tick"><input type="checkbox" data-fault=${name} .checked=${on}
        @change=${(event: Event) => set.setFault(name, ticked(event))}> ${label}</label>`,
    )}
  </section>
  <section class="panel" aria-labelledby="unknowns-title">
    <h2 id="unknowns-title">What nobody knows of Cyclr</h2>
    ${state?.switches.map(
      ({ name, label, values, value }) => html`<label class="line">${label}
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
