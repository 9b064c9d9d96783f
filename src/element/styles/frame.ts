import { css } from 'lit';

/**
 * Colours, measures and texts. Every colour and measure can be set from outside; `theme` fixes light or dark, else the
 * page's own scheme counts.
 *
 * Cyclr's words may be of another language than the page, so each text reads in its own direction, on the page's side.
 */
export const frame = css`
  :host {
    --_accent: var(--cyclr-accent, light-dark(#1a56db, #8ab4ff));
    --_on-accent: var(--cyclr-on-accent, light-dark(#fff, #0b1730));
    --_surface: var(--cyclr-surface, light-dark(#fff, #1b1e24));
    --_field: var(--cyclr-field, light-dark(#fff, #14171c));
    --_text: var(--cyclr-text, light-dark(#1a1f29, #eef1f6));
    --_muted: var(--cyclr-muted, light-dark(#525c6d, #aeb6c4));
    --_border: var(--cyclr-border, light-dark(#868f9e, #6d7686));
    --_line: var(--cyclr-line, light-dark(#e3e6eb, #31363f));
    --_danger: var(--cyclr-danger, light-dark(#b3141d, #ff9d9d));
    --_danger-surface: var(--cyclr-danger-surface, light-dark(#fdf0f0, #3a1d20));
    --_success: var(--cyclr-success, light-dark(#0a7a43, #63d59b));
    --_radius: var(--cyclr-radius, 0.5rem);
    --_space: var(--cyclr-space, 1rem);
    display: block;
    overflow-wrap: anywhere;
    color-scheme: light dark;
    color: var(--_text);
    font: 1rem / 1.5 var(--cyclr-font, system-ui, sans-serif);
  }
  :host([hidden]) {
    display: none;
  }
  :host([theme='light']) {
    color-scheme: light;
  }
  :host([theme='dark']) {
    color-scheme: dark;
  }
  * {
    box-sizing: border-box;
  }
  p,
  h2 {
    margin: 0;
  }
  [part='card'] {
    padding: calc(var(--_space) * 1.5);
    border: 1px solid var(--_line);
    border-radius: calc(var(--_radius) * 1.75);
    background: var(--_surface);
    container-type: inline-size;
  }
  [part='header'] {
    display: flex;
    align-items: center;
    gap: calc(var(--_space) * 0.75);
    margin-block-end: var(--_space);
    padding-block-end: var(--_space);
    border-block-end: 1px solid var(--_line);
  }
  [part='icon'] {
    inline-size: 2.5rem;
    block-size: 2.5rem;
    border-radius: var(--_radius);
    object-fit: contain;
    flex: none;
  }
  [part='name'] {
    font-weight: 600;
  }
  [part='description'],
  [part='hint'],
  [part='help'] {
    color: var(--_muted);
    font-size: 0.9375rem;
  }
  p,
  [part='title'],
  [part='label'],
  [part='input'][dir],
  [part='choice'] > span {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  [part='help'] {
    font-size: 0.875rem;
    white-space: pre-line;
  }
  [part='title'] {
    font-size: 1.25rem;
    line-height: 1.3;
    letter-spacing: -0.01em;
  }
  [part='body'],
  [part='form'] {
    display: grid;
    gap: var(--_space);
  }
  [part='link'] {
    color: var(--_accent);
  }
  :focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  [data-title]:focus {
    outline: none;
  }
  [part='status'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
