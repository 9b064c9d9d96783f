import { text as readText } from 'node:stream/consumers';
import * as E from '#fp-ts/Either';
import type { Answers } from './answers.js';
import { exitCodes } from './exit-codes.js';
import { readGiven } from './given-answers.js';
import { promptedAnswers } from './prompted-answers.js';
import { scriptedAnswers } from './scripted-answers.js';
import { Refused, type Terminal } from './terminal.js';

/** What a script wrote; nothing where a person could still be typing it. */
export const scriptedInput = async ({ stdin }: Terminal): Promise<string> =>
  stdin.isTTY ? '' : readText(stdin);

/** Whether a person is asked. */
export const asksPerson = ({ interactive }: Terminal, json: boolean): boolean =>
  interactive && !json;

/**
 * Who answers for one connector: the person at the terminal, or else standard input and the environment.
 *
 * @throws Refused where the answers cannot be read
 */
export const answeringFor = async (terminal: Terminal, json: boolean): Promise<Answers> => {
  if (asksPerson(terminal, json)) return promptedAnswers(terminal);
  const given = readGiven(await scriptedInput(terminal), terminal.env);
  if (E.isLeft(given)) throw new Refused(given.left, exitCodes.usage);
  return scriptedAnswers(given.right, terminal, (url) => {
    if (!json) terminal.out(`Follow this link to sign in: ${url}`);
  });
};
