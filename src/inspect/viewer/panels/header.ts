import { html, type TemplateResult } from 'lit';
import type { ConnectionState } from '../receive/listener.js';
import type { Theme, ViewerActions, ViewerState } from '../state.js';

const connectionText: Readonly<Record<ConnectionState, string>> = {
  none: 'Not connected',
  waiting: 'Waiting',
  connected: 'Connected',
  lost: 'Connection lost, calling again',
};

const themes: readonly Theme[] = ['system', 'light', 'dark'];

export const headerPanel = (
  { connection, theme, session, notice }: ViewerState,
  { setTheme, save, open, clear }: ViewerActions,
): TemplateResult => {
  const picked = ({ target }: Event) => {
    if (!(target instanceof HTMLInputElement)) return;
    const file = target.files?.[0];
    if (file) open(file);
    // The same file can be opened again.
    target.value = '';
  };
  const chosen = ({ target }: Event) => {
    const next = target instanceof HTMLSelectElement ? target.value : undefined;
    setTheme(themes.find((one) => one === next) ?? 'system');
  };
  const empty = session.records.length === 0;
  return html`<header class="bar">
    <h1>Statecharts, live</h1>
    <p class="connection ${connection}" role="status">
      <span class="dot" aria-hidden="true"></span>${connectionText[connection]}
      ${notice === undefined ? '' : html`<span class="notice">${notice}</span>`}
    </p>
    <div class="tools">
      <label class="button">
        Open…<input type="file" accept=".json,application/json" class="hidden" @change=${picked} />
      </label>
      <button type="button" ?disabled=${empty} @click=${save}>Save</button>
      <button type="button" ?disabled=${empty} @click=${clear}>Clear</button>
      <label>
        <span class="hidden">Theme</span>
        <select @change=${chosen}>
          ${themes.map(
            (one) =>
              html`<option value=${one} ?selected=${one === theme}>
                ${{ system: 'System', light: 'Light', dark: 'Dark' }[one]}
              </option>`,
          )}
        </select>
      </label>
    </div>
  </header>`;
};
