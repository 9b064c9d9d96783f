import { html, nothing, type TemplateResult } from 'lit';
import type { Place } from './address.js';
import { copyButton } from './templates.js';

type Attributes = Readonly<Record<string, string | number | boolean>>;

/** An element as a page writes it. */
const source = (name: string, attributes: Attributes): string => {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== false)
    .map(([key, value]) => `\n  ${key}${value === true ? '' : `="${value}"`}`);
  return `<${name}${written.join('')}\n></${name}>`;
};

/** What a page of one's own has to hold for the flow that runs; nothing where none does. */
const sourceOf = ({ task, mode, reauthenticate }: Place): string | undefined => {
  const shared = { 'gateway-url': '/cyclr-auth' };
  const asked = { ...shared, ...(mode !== 'popup' && { 'oauth-mode': mode }) };
  switch (task.kind) {
    case 'connector':
      return source('cyclr-connector-auth', {
        'account-connector-id': task.id,
        ...asked,
        reauthenticate,
      });
    case 'install':
      return source('cyclr-connector-auth', { install: task.id, ...asked });
    case 'account':
      return source('cyclr-account-auth', asked);
    case 'template':
      return source('cyclr-account-auth', { template: task.id, ...asked });
    case 'disconnect':
    case 'remove':
      return source('cyclr-connector-disconnect', {
        'account-connector-id': task.id,
        ...shared,
        remove: task.kind === 'remove',
      });
    case 'nothing':
      return undefined;
  }
};

export const snippet = (place: Place): TemplateResult | typeof nothing => {
  const text = sourceOf(place);
  return text === undefined
    ? nothing
    : html`<section class="panel hint" aria-labelledby="snippet-title">
        <div class="line">
          <h3 id="snippet-title">In your page</h3>
          ${copyButton('Copy the element', text)}
        </div>
        <pre tabindex="0" aria-labelledby="snippet-title"><code>${text}</code></pre>
      </section>`;
};
