import type { Theme } from './state.js';

const key = 'statechart-viewer-theme';

/** Sets the page's colours. */
export const applyTheme = (theme: Theme): void => {
  const { dataset } = document.documentElement;
  if (theme === 'system') delete dataset.theme;
  else dataset.theme = theme;
};

/** Keeps the choice, where the page may keep anything: in some frames it may not. */
export const keepTheme = (theme: Theme): void => {
  try {
    localStorage.setItem(key, theme);
  } catch {
    // It holds for this visit.
  }
};

/** The theme from the address (`?theme=dark`), or that was kept. */
export const firstTheme = (asked: string | null): Theme => {
  const known = (theme: string | null): theme is Theme =>
    theme === 'system' || theme === 'light' || theme === 'dark';
  if (known(asked)) return asked;
  try {
    const kept = localStorage.getItem(key);
    return known(kept) ? kept : 'system';
  } catch {
    return 'system';
  }
};
