import { html, type TemplateResult } from 'lit';
import { valuePaths } from '../chart/active.js';
import { type Actor, statusOf } from '../picture.js';
import { jsonTree } from './json-tree.js';

const section = (title: string, value: unknown, before?: unknown): TemplateResult | '' =>
  value === undefined
    ? ''
    : html`<details class="part" open>
        <summary><h3>${title}</h3></summary>
        ${jsonTree(value, before)}
      </details>`;

/** How the shown actor is, and what it was told last. */
export const detailsPanel = (actor: Actor | undefined): TemplateResult => {
  if (!actor) {
    return html`<section class="panel details" aria-label="Snapshot"><h2>Snapshot</h2></section>`;
  }
  const { snapshot, event, before } = actor;
  return html`<section class="panel details" aria-labelledby="details-title">
    <h2 id="details-title">Snapshot <span class="status ${statusOf(actor)}">${statusOf(actor)}</span></h2>
    <div class="scroll" tabindex="0" role="group" aria-labelledby="details-title">
      ${
        snapshot.value === undefined
          ? ''
          : html`<ul class="chips" aria-label="State">
              ${valuePaths(snapshot.value).map((path) => html`<li class="chip">${path}</li>`)}
              ${snapshot.tags.map((tag) => html`<li class="chip tag">${tag}</li>`)}
            </ul>`
      }
      ${
        event
          ? html`<details class="part" open>
              <summary><h3>Event</h3> <code>${event.type}</code></summary>
              ${jsonTree(event.payload)}
            </details>`
          : ''
      }
      ${section('Error', snapshot.error)} ${section('Output', snapshot.output)}
      ${section('Context', snapshot.context, before?.context)} ${section('Input', snapshot.input)}
    </div>
  </section>`;
};
