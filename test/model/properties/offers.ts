import type { AccountView, ConnectorView, DisconnectView } from '../../../src/index.js';

const connectorSteps: Readonly<Record<ConnectorView['step'], readonly string[]>> = {
  loading: [],
  saving: [],
  verifying: [],
  method: ['method.submit'],
  name: ['name.submit'],
  properties: ['properties.submit'],
  apiKey: ['apiKey.submit'],
  basic: ['basic.submit'],
  oauth: [],
  authenticated: [],
  failed: ['retry'],
  cancelled: [],
};

const phases = {
  ready: ['oauth.start', 'tokens.submit'],
  signingIn: ['oauth.start', 'oauth.cancel'],
  settling: ['oauth.start', 'oauth.cancel'],
  confirming: ['oauth.cancel'],
} as const;

/** The commands that a view says a user has. */
export const offersOfConnector = (view: ConnectorView): readonly string[] => [
  ...(view.step === 'oauth' ? phases[view.phase] : connectorSteps[view.step]),
  ...(view.canGoBack ? ['back'] : []),
  ...(view.canCancel ? ['cancel'] : []),
];

const takeable = ['toDo', 'skipped', 'failed'];

export const offersOfAccount = (view: AccountView): readonly string[] => {
  const choose = view.entries.some(({ status }) => takeable.includes(status))
    ? ['account.choose']
    : [];
  const cancel = view.canCancel ? ['cancel'] : [];
  switch (view.step) {
    case 'connector':
      return ['account.skip', 'account.pause', 'account.finish', ...choose, ...cancel];
    case 'overview':
      return view.current === undefined
        ? [
            ...(view.progress.toDo > 0 ? ['account.next'] : []),
            'account.finish',
            ...choose,
            ...cancel,
          ]
        : [
            'account.next',
            'account.resume',
            'account.skip',
            'account.finish',
            ...choose,
            ...cancel,
          ];
    case 'failed':
      return ['retry', ...cancel];
    default:
      return cancel;
  }
};

export const offersOfDisconnecting = (view: DisconnectView): readonly string[] => [
  ...(view.step === 'confirm' ? ['disconnect.confirm'] : []),
  ...(view.step === 'failed' ? ['retry'] : []),
  ...(view.canCancel ? ['cancel'] : []),
];
