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
    flex-wrap: wrap;
    align-items: center;
    gap: 0.25rem 0.75rem;
    min-block-size: 3rem;
    padding-block: 0.375rem;
    border-block-end: 1px solid var(--_line);
  }
  [part='entry'] [part='icon'] {
    inline-size: 2rem;
    block-size: 2rem;
  }
  [part='entry-text'] {
    display: grid;
    flex: 1;
    min-inline-size: 8rem;
  }
  [part='entry-text'] > span {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  [aria-current] [part='entry-name'] {
    font-weight: 600;
  }
  [part='entry-status'] {
    color: var(--_muted);
    font-size: 0.875rem;
  }
  [data-status='authenticated'] [part='entry-status'] {
    color: var(--_success);
  }
  [data-status='failed'] [part='entry-status'],
  [part='entry-error'] {
    color: var(--_danger);
    font-size: 0.875rem;
  }
  [part='entry'] [part~='button'] {
    inline-size: auto;
    min-block-size: 2rem;
    padding: 0.125rem 0.75rem;
    font-size: 0.875rem;
  }
  /* The account's own buttons leave one connector, or all of them. */
  cyclr-connector-auth::part(cancel) {
    display: none;
  }
`;
