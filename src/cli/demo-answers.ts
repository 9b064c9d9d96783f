import { Secret } from '../domain/secret.js';
import type { DemoAnswers } from '../sandbox/index.js';
import type { Answers } from './answers.js';
import { signInByFetch } from './fetch-browser.js';
import type { Output } from './output.js';
import { scriptedAnswers } from './scripted-answers.js';

/** A willing user, who types what the third party accepts and allows every sign-in. */
export const demoAnswers = (
  { properties, apiKey, username, password }: DemoAnswers,
  output: Pick<Output, 'note'>,
  leave: () => void,
  method?: string,
): Answers =>
  scriptedAnswers(
    {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, value]) => [name, Secret.of(value)]),
      ),
      ...(apiKey !== undefined && { apiKey: Secret.of(apiKey) }),
      ...(username !== undefined && { username }),
      ...(password !== undefined && { password: Secret.of(password) }),
      ...(method !== undefined && { method }),
    },
    output,
    (url) => void signInByFetch(url).catch(leave),
  );
