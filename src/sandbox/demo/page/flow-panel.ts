import { html, nothing, type TemplateResult } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import type { VerificationCheck } from '../../../domain/verification.js';
import type { FlowInspector } from '../../../view/connector-auth.js';
import type { DemoCatalogue } from '../control-wire.js';
import { isOfOne, type Place } from './address.js';

/** One flow, as it was begun. */
export interface Run extends Place {
  readonly inspect: FlowInspector;
  /** Calls that show whether a credential works, by the name of the app. */
  readonly checks: Readonly<Record<string, VerificationCheck>>;
  /** The app that the flow is about, where it is about one. */
  readonly app: string | undefined;
}

/** The calls that this Cyclr lets everybody make. */
export const checksOf = ({ releases }: DemoCatalogue): Run['checks'] =>
  Object.fromEntries(
    releases.flatMap(({ name, test, lookup }): (readonly [string, VerificationCheck])[] => {
      if (test !== undefined) return [[name, { test }]];
      return lookup === undefined ? [] : [[name, { lookup }]];
    }),
  );

const gateway = '/cyclr-auth';

/** What to try first, of connectors that every sandbox has. */
const suggestions: readonly (readonly [label: string, to: Place['task']])[] = [
  ['Enter a key', { kind: 'connector', id: 1001 }],
  ['Sign in with OAuth', { kind: 'connector', id: 1005 }],
  ['Fill in a form, then a key', { kind: 'connector', id: 1002 }],
  ['All of them, one after another', { kind: 'account' }],
];

const welcome = (go: (task: Place['task']) => void) => html`<div class="panel empty">
  <h2>Choose a connector</h2>
  <p class="quiet" dir="auto">Each is a different way to authenticate. The element that takes you through is
    <code>&lt;cyclr-connector-auth&gt;</code>; the chart shows the machine behind it.</p>
  <ul class="suggestions">
    ${suggestions.map(
      ([label, to], nth) =>
        html`<li><button type="button" class=${nth === 0 ? 'primary' : nothing} data-suggestion=${to.kind === 'connector' ? to.id : to.kind}
          @click=${() => go(to)}>${label}</button></li>`,
    )}
  </ul>
</div>`;

const element = (
  { task, mode, reauthenticate, verify, inspect, checks, app }: Run,
  go: (task: Place['task']) => void,
) => {
  const check = verify && app !== undefined ? checks[app] : undefined;
  switch (task.kind) {
    case 'connector':
      return html`<cyclr-connector-auth account-connector-id=${task.id} gateway-url=${gateway} oauth-mode=${mode}
        ?reauthenticate=${reauthenticate} .verify=${check} .inspect=${inspect}></cyclr-connector-auth>`;
    case 'install':
      return html`<cyclr-connector-auth install=${task.id} gateway-url=${gateway} oauth-mode=${mode}
        .verify=${check} .inspect=${inspect}></cyclr-connector-auth>`;
    case 'account':
    case 'template':
      return html`<cyclr-account-auth template=${task.kind === 'template' ? task.id : nothing} gateway-url=${gateway}
        oauth-mode=${mode} .checks=${verify ? checks : undefined} .inspect=${inspect}></cyclr-account-auth>`;
    case 'disconnect':
    case 'remove':
      return html`<cyclr-connector-disconnect account-connector-id=${task.id} gateway-url=${gateway}
        ?remove=${task.kind === 'remove'} .inspect=${inspect}></cyclr-connector-disconnect>`;
    case 'nothing':
      return welcome(go);
  }
};

/** The element of the flow that runs, and what else can be done about its connector. */
export const flowPanel = (run: Run, go: (task: Place['task']) => void): TemplateResult => {
  const { task } = run;
  const button = (name: string, label: string, to: Place['task']) =>
    html`<button type="button" class="small" data-do=${name} @click=${() => go(to)}>${label}</button>`;
  return html`${keyed(run, element(run, go))}
    ${
      isOfOne(task)
        ? html`<p class="row">
          ${button('again', 'Start over', { kind: 'connector', id: task.id })}
          ${button('disconnect', 'Disconnect', { kind: 'disconnect', id: task.id })}
          ${button('remove', 'Remove', { kind: 'remove', id: task.id })}
        </p>`
        : nothing
    }`;
};
