const codeAlone =
  'equivalent: only the code of that error is looked at, and the stage does not change it';
const pageAlone =
  'equivalent: it ends in a page, which has the words and the status of the error and no more';

const exclusive = 'equivalent: no two of these are ever true at once';

/** Why a mutant that no test notices is none that a test could, or has to, notice; by its name. */
export const explained: Readonly<Record<string, string>> = {
  'machines/account-auth.machine.ts accountAuthMachine.actions.putDown: assign without connectorError':
    'equivalent: the next connector begins with an error of its own or none; an old one is not kept with the list all the same',
  "machines/connector-auth.machine.ts connectorAuthMachine.states.install.states.deciding: always[1] after [2] { guard: 'isMethodOpen', target: 'choosingMethod' }":
    exclusive,
  "machines/connector-auth.machine.ts connectorAuthMachine.states.authenticating.states.choosing: always[1] after [2] { guard: { type: 'credentialsAre', params: 'apiKey' }, ta…":
    exclusive,
  "machines/connector-auth.machine.ts connectorAuthMachine.states.authenticating.states.choosing: always[3] after [4] { guard: { type: 'credentialsAre', params: 'basic' }, tar…":
    exclusive,
  "machines/connector-auth.machine.ts connectorAuthMachine.states.authenticating.states.choosing: always[5] after [6] { guard: { type: 'credentialsAre', params: 'oauthTokens' …":
    exclusive,
  "machines/connector-auth.machine.ts connectorAuthMachine.states.authenticating.states.choosing: always[6] after [7] { guard: { type: 'signInIs', params: 'landed' }, target: …":
    exclusive,
  "machines/authentication-watch.machine.ts authenticationWatchMachine.states.asking.invoke.onError[0].guard: 'install' for 'authenticating' in toAuthError":
    'equivalent: only whether it may be tried again is looked at, and the stage does not change that',
  'machines/connector-auth.setup.ts connectorAuthSetup.actions.keepInstalled: assign without installUncertain':
    'equivalent: nothing is installed once there is an instance; a doubt that is settled is not kept all the same',
  'machines/connector-auth.setup.ts connectorAuthSetup.actions.noteConnected: assign without error':
    'equivalent: what was submitted, retried or signed in to before has cleared it; that a connected one has none is said here all the same',
  'machines/connector-auth.setup.ts connectorAuthSetup.actions.noteCancelled: assign without verified':
    'equivalent: who cancels is told nothing of it, in the view or the outcome',
  'machines/connector-auth.setup.ts connectorAuthSetup.actions.signInBegun: assign without notice':
    'equivalent: it is forgotten on the way out of each state that shows one',
  'machines/connector-auth.setup.ts connectorAuthSetup.actions.startDriver: input without resuming':
    'equivalent: left out is no',
  "machines/connector-auth.setup.ts connectorAuthSetup.guards.isNameTaken: 'disconnecting' for 'install' in toAuthError":
    codeAlone,
  "machines/connector-auth.setup.ts connectorAuthSetup.guards.typingCanMend: 'install' for 'authenticating' in toAuthError":
    codeAlone,
  "machines/connector-disconnect.machine.ts connectorDisconnectMachine.guards.isGone: 'install' for 'fetchConnector' in toAuthError":
    codeAlone,
  'src/services/connector-services.ts createServices.signIn.begun.signal: never signal.aborted':
    'equivalent with the XState of today, which drops what a stopped callback says; looked at here all the same, as a host may bring an older one',
  "src/services/connector-services.ts createServices.signIn.begun: 'install' for 'authenticating' in toAuthError":
    'equivalent: the chart gives every failed sign-in its own stage',
  "src/cyclr/access-token.ts createAccessTokens.ask.stage: 'install' for 'fetchConnector' in stage":
    'equivalent: callers of all stages share the request, and each is told of its own',
  "src/gateway/index.ts stages.oauthStart: 'install' for 'authenticating' in oauthStart": pageAlone,
  "src/gateway/index.ts stages.oauthComplete: 'install' for 'authenticating' in oauthComplete":
    pageAlone,
  "src/gateway/index.ts createGateway.handle.stage: 'install' for 'fetchConnector'":
    'equivalent: the type asks for it, and an address the gateway knows has a method',
};
