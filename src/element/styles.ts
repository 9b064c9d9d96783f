import { css } from 'lit';

/**
 * Every colour and measure can be set from outside; `theme` fixes light or dark, else the page's own scheme counts.
 *
 * Cyclr's words may be of another language than the page, so each text reads in its own direction, on the page's side.
 * That a field has values to choose from, browsers show to the pointer at most: the arrow under theirs is always there.
 */
export const styles = css`
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
  [part='choice'] > span,
  [part='entry-text'] > span,
  [part='effect'] {
    unicode-bidi: plaintext;
  }
  p,
  [part='title'],
  [part='label'],
  [part='input'][dir],
  [part='choice'] > span,
  [part='entry-text'] > span,
  [part='effect'] {
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
  [part='field'] {
    display: grid;
    gap: 0.375rem;
    justify-items: start;
  }
  [part='label'] {
    font-weight: 500;
  }
  [part='mark'] {
    color: var(--_muted);
    font-weight: 400;
    font-size: 0.875rem;
  }
  [part='input'] {
    inline-size: 100%;
    padding: 0.625rem 0.75rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_field);
    color: inherit;
    font: inherit;
  }
  [part='input'][list] {
    --_end: right;
    padding-inline-end: 2.25rem;
    background-image: linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(-45deg, transparent 50%, currentColor 50%);
    background-position:
      var(--_end) 1.05rem center,
      var(--_end) 0.75rem center;
    background-size: 0.3125rem 0.3125rem;
    background-repeat: no-repeat;
  }
  [part='input'][list]:dir(rtl) {
    --_end: left;
  }
  [part='input'][list]::-webkit-calendar-picker-indicator {
    opacity: 0;
  }
  [part='choices'] {
    display: grid;
    gap: 0.625rem;
  }
  [part='choice'] {
    display: grid;
    grid-template-columns: auto 1fr;
    align-items: center;
    gap: 0.125rem 0.75rem;
    padding: 0.75rem 0.875rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: var(--_field);
    cursor: pointer;
  }
  [part='choice']:has(:checked) {
    border-color: var(--_accent);
    box-shadow: inset 0 0 0 1px var(--_accent);
  }
  [part='choice'] [part='help'] {
    grid-column: 2;
  }
  [part='radio'],
  [part='checkbox'] {
    inline-size: 1.25rem;
    block-size: 1.25rem;
    margin: 0;
    accent-color: var(--_accent);
  }
  [part='field']:has([part='checkbox']) {
    grid-template-columns: auto 1fr;
    align-items: center;
    column-gap: 0.625rem;
  }
  [part='checkbox'] {
    order: -1;
  }
  [part='checkbox'] ~ p {
    grid-column: 1 / -1;
  }
  [aria-invalid='true'] {
    border-color: var(--_danger);
    outline-color: var(--_danger);
  }
  [part='field-error'] {
    color: var(--_danger);
    font-size: 0.875rem;
  }
  [part='error'],
  [part='notice'] {
    padding: 0.75rem 0.875rem;
    border-inline-start: 3px solid var(--_border);
    border-radius: var(--_radius);
    background: light-dark(#f3f5f8, #262b33);
  }
  [part='error'] {
    border-color: var(--_danger);
    background: var(--_danger-surface);
    color: var(--_danger);
  }
  [part='actions'] {
    display: flex;
    flex-wrap: wrap;
    gap: 0.625rem;
    margin-block-start: 0.25rem;
  }
  [part='actions']:empty {
    display: none;
  }
  [part~='button'] {
    min-block-size: 2.75rem;
    padding: 0.5rem 1.125rem;
    border: 1px solid var(--_border);
    border-radius: var(--_radius);
    background: transparent;
    color: inherit;
    font: inherit;
    font-weight: 500;
    cursor: pointer;
  }
  [part~='button']:hover {
    background: light-dark(#f1f3f6, #2a2f38);
  }
  [part~='submit'] {
    border-color: var(--_accent);
    background: var(--_accent);
    color: var(--_on-accent);
  }
  [part~='submit']:hover {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }
  [part~='cancel'] {
    border-color: transparent;
    color: var(--_muted);
    margin-inline-start: auto;
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
  [part='progress'] {
    block-size: 0.25rem;
    border-radius: 1rem;
    background: var(--_line);
    overflow: hidden;
  }
  [part='progress-bar'] {
    block-size: 100%;
    inline-size: 40%;
    border-radius: inherit;
    background: var(--_accent);
    animation: slide 1.2s ease-in-out infinite alternate;
  }
  @keyframes slide {
    from {
      margin-inline-start: 0;
    }
    to {
      margin-inline-start: 60%;
    }
  }
  [part~='done'] {
    inline-size: 3rem;
    block-size: 3rem;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_success) 18%, transparent);
    display: grid;
    place-items: center;
  }
  [part~='done']::after {
    content: '';
    inline-size: 0.6rem;
    block-size: 1.1rem;
    margin-block-start: -0.3rem;
    border: solid var(--_success);
    border-width: 0 0.2rem 0.2rem 0;
    rotate: 45deg;
  }
  [part~='done'][part~='no'] {
    background: var(--_line);
  }
  [part~='done'][part~='no']::after {
    content: '!';
    inline-size: auto;
    block-size: auto;
    margin: 0;
    border: 0;
    rotate: none;
    color: var(--_text);
    font-size: 1.5rem;
    font-weight: 700;
    line-height: 1;
  }
  [part='misuse'] {
    padding: var(--_space);
    border: 1px dashed var(--_danger);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  [part='status'] {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    margin: -1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
  @container (max-width: 22rem) {
    [part~='button'] {
      inline-size: 100%;
    }
  }
  @media (forced-colors: active) {
    [part='progress'],
    [part~='done'] {
      border: 1px solid CanvasText;
    }
    [part='progress-bar'] {
      background: Highlight;
      forced-color-adjust: none;
    }
    [part='error'],
    [part='notice'] {
      border: 1px solid CanvasText;
    }
  }
  @media (prefers-reduced-motion: reduce) {
    [part='progress-bar'] {
      animation: none;
      inline-size: 100%;
      opacity: 0.6;
    }
  }
`;
