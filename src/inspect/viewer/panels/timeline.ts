import { html, svg, type TemplateResult } from 'lit';
import { isLive, positionOf, type Session } from '../session.js';
import type { ViewerActions } from '../state.js';

const icon = (path: string) =>
  html`<svg class="icon" viewBox="0 0 12 12" aria-hidden="true">${svg`<path d=${path} />`}</svg>`;
const icons = {
  start: icon('M1 1h2v10H1zM11 1v10L4 6z'),
  back: icon('M10 1v10L2 6z'),
  forward: icon('M2 1v10l8-5z'),
};

/** Goes back and forward through what happened. */
export const timelinePanel = (
  session: Session,
  { moveTo, step, follow }: ViewerActions,
): TemplateResult => {
  const [position, count] = [positionOf(session), session.records.length];
  const live = isLive(session);
  const slide = ({ target }: Event) => {
    if (target instanceof HTMLInputElement) moveTo(target.valueAsNumber);
  };
  const button = (label: string, sign: TemplateResult, act: () => void, disabled: boolean) =>
    html`<button type="button" aria-label=${label} title=${label} ?disabled=${disabled} @click=${act}>
      ${sign}
    </button>`;
  return html`<section class="timeline" aria-label="Time">
    ${button('To the start', icons.start, () => moveTo(0), position === 0)}
    ${button('One step back', icons.back, () => step(-1), position === 0)}
    ${button('One step forward', icons.forward, () => step(1), position >= count)}
    <input
      type="range"
      min="0"
      max=${count}
      .value=${String(position)}
      aria-label="Moment"
      aria-valuetext="${position} of ${count}"
      ?disabled=${count === 0}
      @input=${slide}
    />
    <output>${position} / ${count}</output>
    <button type="button" class="live" aria-pressed=${live} @click=${follow}>
      <span class="dot" aria-hidden="true"></span>Live
    </button>
  </section>`;
};
