import { css } from 'lit';

/** What taking something away needs beside the styles of a connector. */
export const disconnectStyles = css`
  [part='effects'] {
    display: grid;
    gap: 0.5rem;
    margin: 0;
    padding-inline-start: 1.25rem;
  }
  [part='effect'] {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  [part='effect']::marker {
    color: var(--_muted);
  }
  [part~='destroy'],
  [part~='destroy']:hover {
    border-color: var(--_danger);
    background: var(--_danger);
    color: var(--cyclr-on-danger, light-dark(#fff, #2b0b0d));
  }
  [part~='destroy']:hover {
    background: color-mix(in oklab, var(--_danger) 88%, var(--_text));
  }
`;
