import { css } from 'lit';

/** What goes on, what went wrong, and how it ended. */
export const feedback = css`
  [part='error'],
  [part='misuse'],
  [part='notice'] {
    padding: 0.75rem 0.875rem;
    border-inline-start: 3px solid var(--_border);
    border-radius: var(--_radius);
    background: light-dark(#f3f5f8, #262b33);
  }
  [part='error'],
  [part='misuse'] {
    border-color: var(--_danger);
    background: var(--_danger-surface);
    color: var(--_danger);
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
    to {
      margin-inline-start: 60%;
    }
  }
  [part~='done'] {
    inline-size: 3rem;
    block-size: 3rem;
    border-radius: 50%;
    background: color-mix(in oklab, var(--_success) 18%, transparent);
    color: var(--_success);
    display: grid;
    place-items: center;
    font-size: 1.625rem;
    font-weight: 700;
    line-height: 1;
  }
  [part~='done']::after {
    content: '✓';
  }
  [part~='done'][part~='no'] {
    background: var(--_line);
    color: var(--_text);
  }
  [part~='done'][part~='no']::after {
    content: '!';
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
