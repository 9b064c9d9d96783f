import { html, nothing, type TemplateResult } from 'lit';
import type { AccountConnector } from '../../../domain/account-connector.js';
import type { DemoAnswer, DemoCatalogue } from '../control-wire.js';
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
            : html`<span class="no-icon" aria-hidden="true">${connector.name.slice(0, 2)}</span>`
        }
        <span class="who">
          <strong dir="auto">${connector.name}</strong>
          <small dir="auto">${kinds[connector.authMethod.kind]}</small>
        </span>
        ${badge(connector)}
      </button>
    </li>`,
  )}
</ul>`;

/** What can be added to the account. */
export const catalogue = (
  { releases, templates }: DemoCatalogue,
  add: { install: (id: number) => void; template: (id: string) => void },
): TemplateResult => {
  const picked = (event: SubmitEvent) => {
    event.preventDefault();
    const form = event.currentTarget;
    return form instanceof HTMLFormElement ? (form.querySelector('select')?.value ?? '') : '';
  };
  return html`<form class="add" @submit=${(event: SubmitEvent) => add.install(Number(picked(event)))}>
      <label for="apps">App</label>
      <select id="apps" data-apps>
        ${releases.map(({ id, name }) => html`<option value=${id} ?selected=${name === 'HubSpot'}>${name}</option>`)}
      </select>
      <button data-install aria-label="Install the app">Install</button>
    </form>
    <form class="add" @submit=${(event: SubmitEvent) => add.template(picked(event))}>
      <label for="templates">Template</label>
      <select id="templates" data-templates>
        ${templates.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
      </select>
      <button data-install-template aria-label="Install the template">Install</button>
    </form>`;
};

export const copyButton = (label: string, text: string): TemplateResult =>
  html`<button type="button" class="small" aria-label=${label}
    @click=${() => navigator.clipboard.writeText(text)}>Copy</button>`;

export const answerHint = (answers: DemoAnswer): TemplateResult | typeof nothing =>
  answers.length === 0
    ? nothing
    : html`<section class="panel hint" aria-labelledby="hint-title">
        <h3 id="hint-title">What this app accepts</h3>
        <p class="quiet" dir="auto">The app is a fake, and so are these. Type them, or anything else and see.</p>
        <dl>
          ${answers.map(
            ({ label, value }) => html`<div>
              <dt>${label}</dt>
              <dd><code>${value}</code>
                ${copyButton(`Copy ${label}`, value)}</dd>
            </div>`,
          )}
        </dl>
      </section>`;

export const logPanel = (lines: readonly LogLine[]): TemplateResult => html`<ol class="log" reversed
  aria-label="States entered, the newest first" tabindex="0">
  ${[...lines]
    .reverse()
    .map(({ event, state }) => html`<li><span>${event}</span><strong>${state}</strong></li>`)}
</ol>`;
