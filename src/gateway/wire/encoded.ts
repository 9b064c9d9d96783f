import * as answers from './answers.js';
import { encoderOf } from './encoder.js';

/** Each answer as the gateway writes it. */
export const encoded = {
  connector: encoderOf(answers.connector),
  connectors: encoderOf(answers.connectors),
  ids: encoderOf(answers.ids),
  storedProperties: encoderOf(answers.storedProperties),
  installable: encoderOf(answers.installable),
  installedTemplate: encoderOf(answers.installedTemplate),
  verification: encoderOf(answers.verification),
  options: encoderOf(answers.options),
  done: () => null,
} as const;
