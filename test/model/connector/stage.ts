import type { OAuthTokens } from '../../../src/domain/credentials.js';
import type { Gate, Spoilt } from '../world/gate.js';
import type { CyclrSide } from './outcomes.js';
import type { ConnectorScene } from './scenes.js';

/** What a user does. */
export interface User {
  readonly submitMethod: (authenticationId: string) => Promise<void>;
  readonly submitName: (name: string) => Promise<void>;
  readonly submitTokens: (tokens: OAuthTokens) => Promise<void>;
  readonly submitProperties: (values: Readonly<Record<string, string>>) => Promise<void>;
  readonly submitApiKey: (key: string) => Promise<void>;
  readonly submitBasic: (username: string, password: string) => Promise<void>;
  readonly press: (button: Button) => Promise<void>;
}

/** What has no text: a button in a page, a method of the store. */
export const buttons = ['back', 'retry', 'cancel', 'oauth.start', 'oauth.cancel'] as const;
export type Button = (typeof buttons)[number];

/** What becomes of the sign-in page, as the driver tells it. */
export const tidings = ['link', 'blocked', 'closed', 'landed', 'failed'] as const;
export type Tiding = (typeof tidings)[number];

/** Where a path is walked: a Cyclr, and the flow under test, in whatever host. */
export interface ConnectorStage extends CyclrSide {
  readonly scene: ConnectorScene;
  readonly gate: Gate;
  readonly user: User;
  readonly signIn: (tiding: Tiding) => Promise<void>;
  /** Moves the flow's clock by so many ms. */
  readonly advance: (ms: number) => Promise<void>;
  /** Makes the host's own way to Cyclr end the next call like this, without a request. */
  readonly spoil: (answer: Spoilt) => Promise<void>;
}

/** Cyclr as it was in the beginning: no faults, its switches as the setting has them. */
export const calm = ({ sandbox, scene }: ConnectorStage): void => {
  sandbox.clearFaults();
  sandbox.setUnknowns({
    authValueCheck: 'none',
    authenticatedAfterEmptyGrant: true,
    ...scene.unknowns,
  });
};
