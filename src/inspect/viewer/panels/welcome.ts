import { html, type TemplateResult } from 'lit';

const block = (title: string, lines: readonly string[]) =>
  html`<h3>${title}</h3>
    <pre tabindex="0" role="group" aria-label=${title}><code>${lines.join('\n')}</code></pre>`;

/** How to connect, for who opens this page by itself. */
export const welcomePanel = (url: string): TemplateResult => html`<div class="welcome">
  <h2>Nothing to see yet</h2>
  <p>Whoever opens this page, or frames it, can show its running statecharts here. What it shows stays here.</p>
  ${block('cyclr-auth-machine', [
    `import { inspectWithStately } from 'cyclr-auth-machine/inspect';`,
    `createConnectorAuth({ api, accountConnectorId, inspect: inspectWithStately({ url: '${url}' }) });`,
  ])}
  ${block('XState 5, any machine', [
    `import { createBrowserInspector } from '@statelyai/inspect';`,
    `createActor(machine, { inspect: createBrowserInspector({ url: '${url}' }).inspect }).start();`,
  ])}
  ${block('XState 4, with @xstate/inspect', [
    `inspect({ url: '${url}', iframe: false });`,
    'interpret(machine, { devTools: true }).start();',
  ])}
  <p>From Node, by WebSocket: open <code>${url}?server=ws://localhost:8080</code>.</p>
</div>`;
