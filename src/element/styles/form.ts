import { css } from 'lit';

/**
 * Fields and buttons. That a field has values to choose from, browsers show to the pointer at most: the arrow under
 * theirs is always there.
 */
export const form = css`
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
    background-image: conic-gradient(from -45deg at bottom, currentColor 90deg, transparent 0);
    background-position: var(--_end) 0.75rem center;
    background-size: 0.625rem 0.3125rem;
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
  @container (max-width: 22rem) {
    [part~='button'] {
      inline-size: 100%;
    }
  }
`;
