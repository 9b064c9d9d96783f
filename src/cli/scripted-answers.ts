import type { FieldView } from '../view/connector-view.js';
import { type Answers, silent } from './answers.js';
import type { GivenAnswers } from './given-answers.js';
import { type Output, plain } from './output.js';

/** A field by its name, with what can be chosen for it where that was looked up in the app. */
const needed = ({ name, options, optionNames }: FieldView): string =>
  optionNames
    ? `${name} (one of ${options.map((option) => choice(option, optionNames[option])).join(', ')})`
    : name;

const choice = (value: string, name: string | undefined): string =>
  plain(name === undefined || name === value ? value : `${value}: ${name}`);

/** Gives each answer once: what was refused is not sent again, and ends the flow as missing. */
export const scriptedAnswers = (
  { method, name, properties, apiKey, username, password, oauthTokens }: GivenAnswers,
  { note }: Pick<Output, 'note'>,
  showLink: (url: string) => void,
): Answers => {
  const asked = new Set<string>();
  let shownUrl: string | undefined;
  const once = <A>(step: string, answer: A | undefined, why: string | undefined): A | 'missing' => {
    if (why !== undefined) note(why);
    if (asked.has(step) || answer === undefined) return 'missing';
    asked.add(step);
    return answer;
  };
  return {
    method: async ({ methods, error, fieldErrors }) => {
      const wanted = method?.toLowerCase();
      const chosen = methods.find((each) =>
        [each.id, each.name].some((text) => text.toLowerCase() === wanted),
      );
      if (!chosen) {
        note('The ways to authenticate it, of which "method" names one by id or name:');
        for (const each of methods) note(`  ${each.id}  ${plain(each.name)}`);
      }
      return once(
        'method',
        chosen && { authenticationId: chosen.id },
        error && (fieldErrors.method ?? error.message),
      );
    },
    name: async (view) => {
      if (name === undefined) note(`"name" could be: ${plain(view.name)}`);
      return once(
        'name',
        name === undefined ? undefined : { name },
        view.error && (view.fieldErrors.name ?? view.error.message),
      );
    },
    properties: async (view) => {
      if (view.error) {
        for (const { label, error } of view.fields) if (error) note(`${label}: ${error}`);
      } else if (!properties) {
        note(
          `Needed: ${view.fields
            .filter((f) => f.required && !f.isSet)
            .map(needed)
            .join(', ')}.`,
        );
      }
      return once('properties', properties, view.error?.message);
    },
    apiKey: async (view) => once('apiKey', apiKey, view.error?.message),
    basic: async (view) =>
      once(
        'basic',
        username !== undefined && password ? { username, password } : undefined,
        view.error?.message,
      ),
    startSignIn: async (view) =>
      once('oauth', oauthTokens ?? ('start' as const), view.error?.message),
    signingIn: async (view) => {
      if (view.url !== undefined && view.url !== shownUrl) showLink(view.url);
      shownUrl = view.url ?? shownUrl;
      // Whoever follows the link has let it expire.
      return view.notice === 'linkExpired' ? once('oauth', 'again' as const, undefined) : silent();
    },
    waiting: silent,
    afterFailure: async () => 'leave',
  };
};
