import * as library from '../../../src/index.js';

import '../../../src/element/account/index.js';
import '../../../src/element/disconnect/index.js';

/** What the tests reach from outside: the library as a page has it. */
declare global {
  interface Window {
    library: typeof library;
    flow: library.ConnectorAuth;
    /** For a test to note what it has heard. */
    told: unknown[];
  }
}

window.library = library;
const query = new URLSearchParams(location.search);
const main = document.querySelector('main');
const mode = query.get('mode') ?? 'popup';
const url = query.get('gateway') ?? '/cyclr-auth';

// Which element, and by what attribute it is told of what.
const elements = [
  ['connector', 'cyclr-connector-auth', 'account-connector-id'],
  ['install', 'cyclr-connector-auth', 'install'],
  ['account', 'cyclr-account-auth', 'connectors'],
  ['template', 'cyclr-account-auth', 'template'],
  ['cycle', 'cyclr-account-auth', 'cycle'],
  ['disconnect', 'cyclr-connector-disconnect', 'account-connector-id'],
] as const;
const passed = [
  ...['theme', 'reauthenticate', 'remove', 'authentication-id', 'verify-test', 'verify-lookup'],
  ...['install-version', 'install-name', 'install-description', 'install-authentication'],
];

/** The elements the address asks for. */
for (const [asked, name, attribute] of elements) {
  for (const of of query.getAll(asked)) {
    const element = document.createElement(name);
    element.setAttribute(attribute, of);
    element.setAttribute('gateway-url', url);
    element.setAttribute('oauth-mode', mode);
    for (const each of passed) {
      const value = query.get(each);
      if (value !== null) element.setAttribute(each, value);
    }
    if ('checks' in element) element.checks = JSON.parse(query.get('checks') ?? '{}');
    main?.append(element);
  }
}

const landing = query.get('landing');
const drivers = {
  popup: () =>
    library.popupDriver({ storage: sessionStorage, ...(landing !== null && { landing }) }),
  redirect: () => library.redirectDriver({ storage: localStorage }),
  link: () => library.linkDriver(),
};

/** A store without an element: a button that starts the sign-in, and the step in words. */
const storeId = query.get('store');
if (storeId) {
  const flow = library.createConnectorAuth({
    api: library.createGatewayClient({ url }),
    accountConnectorId: Number(storeId),
    oauth: drivers[mode === 'redirect' || mode === 'link' ? mode : 'popup'](),
    reauthenticate: query.has('reauthenticate'),
    delays: {
      pollInterval: Number(query.get('poll') ?? 60_000),
      settleGrace: Number(query.get('grace') ?? 60_000),
      signInLimit: Number(query.get('limit') ?? 60_000),
    },
  });
  window.flow = flow;
  const start = document.createElement('button');
  start.textContent = 'Start';
  start.addEventListener('click', () => flow.startOAuth());
  const shown = document.createElement('output');
  const link = document.createElement('a');
  link.textContent = 'The link';
  link.target = '_blank';
  main?.append(start, shown, link);
  flow.subscribe((view) => {
    const phase = view.step === 'oauth' ? `.${view.phase}` : '';
    const code = 'error' in view && view.error ? ` ${view.error.code}` : '';
    const notice = view.step === 'oauth' && view.notice ? ` ${view.notice}` : '';
    shown.textContent = `${view.step}${phase}${code}${notice}`;
    // A click before its time would change nothing; so whoever clicks has to wait.
    start.disabled = view.step !== 'oauth';
    if (view.step === 'oauth' && view.url) link.href = view.url;
    else link.removeAttribute('href');
  });
}
