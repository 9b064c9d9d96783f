import { css } from 'lit';

/** What the list needs beside the styles of a connector. */
export const accountStyles = css`
  [part='bar'] {
    inline-size: 100%;
    block-size: 0.5rem;
    accent-color: var(--_accent);
  }
  [part='list'] {
    display: grid;
    gap: 0.25rem;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  [part='entry'] {
    display: flex;
    align-items: center;
    gap: 0.75rem;
    padding-block: 0.375rem;
    border-block-end: 1px solid var(--_line);
  }
  [part='entry-name'] {
    flex: 1;
    overflow-wrap: anywhere;
  }
  [part='entry-status'] {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  [part='entry'] [part~='button'] {
    min-block-size: 2rem;
    padding: 0.125rem 0.75rem;
    font-size: 0.875rem;
  }
`;
