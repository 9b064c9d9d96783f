import { html, type TemplateResult } from 'lit';
import { valuePaths } from '../chart/active.js';
import type { Chart } from '../chart.js';
import { type Actor, statusOf } from '../picture.js';
import { welcomePanel } from './welcome.js';

/** The chart of the shown actor, or how to connect while there is none. */
export const stagePanel = (
  actor: Actor | undefined,
  chart: Chart,
  holder: HTMLElement,
  url: string,
): TemplateResult => {
  const button = (label: string, sign: string, act: () => void) =>
    html`<button type="button" aria-label=${label} title=${label} @click=${act}>${sign}</button>`;
  return html`<section class="panel stage" aria-labelledby="stage-title">
    <h2 id="stage-title">
      ${
        actor
          ? html`${actor.name} <code>${actor.sessionId}</code>
              <span class="where">${valuePaths(actor.snapshot.value).join(', ') || statusOf(actor)}</span>`
          : 'Chart'
      }
      ${
        actor
          ? html`<span class="zoom">
              ${button('Smaller', '−', () => chart.zoom(0.8))}
              ${button('Larger', '+', () => chart.zoom(1.25))}
              ${button('Whole chart', '⤢', () => chart.fit())}
            </span>`
          : ''
      }
    </h2>
    <div class="holder ${actor ? '' : 'away'}">${holder}</div>
    ${actor ? '' : welcomePanel(url)}
  </section>`;
};
