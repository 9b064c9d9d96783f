import type { AuthError } from '../domain/auth-error.js';

/** Why the gateway lets a sign-in go no further: nothing of this is Cyclr's doing. */
export type LandingRefusal =
  /** It was altered, or cut short. */
  | 'damagedLink'
  /** It is another user's, or took too long. */
  | 'foreignOrExpired'
  /** The page that leads here is not one that may. */
  | 'foreignPage'
  /** `authorize` knows nobody. */
  | 'notSignedIn'
  /** `authorize` threw, or made no sense. */
  | 'notAllowed';

/** What the pages in the sign-in window say. Each text is plain: nothing in it is taken for HTML. */
export interface LandingTexts {
  /** Of the texts, as BCP 47 has it, e.g. `de-CH`. */
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl' | 'auto';
  /** The sign-in is complete; mostly the window is closed before this can be read. */
  readonly signedInTitle: () => string;
  readonly signedIn: () => string;
  readonly failedTitle: () => string;
  /** Cyclr has refused, or could not be asked. The error holds nothing but what may be shown. */
  readonly failed: (error: AuthError) => string;
  /** The gateway has refused. */
  readonly refused: (refusal: LandingRefusal) => string;
}

const refusals: Readonly<Record<LandingRefusal, string>> = {
  damagedLink: 'The link is damaged.',
  foreignOrExpired: 'This sign-in is not yours, or took too long.',
  foreignPage: 'This is not allowed from here.',
  notSignedIn: 'You are not signed in.',
  notAllowed: 'This is not allowed.',
};

export const englishLanding: LandingTexts = {
  lang: 'en',
  dir: 'ltr',
  signedInTitle: () => 'You are signed in',
  signedIn: () => 'You can close this window.',
  failedTitle: () => 'The sign-in cannot go on',
  failed: ({ message }) => message,
  refused: (refusal) => `${refusals[refusal]} You can close this window and try again.`,
};

type MaybePromise<A> = A | Promise<A>;

/** The texts in place of the English ones, the same for all or by request: its language, or the user's. */
export type LandingOption =
  | Partial<LandingTexts>
  | ((request: Request) => MaybePromise<Partial<LandingTexts>>);

export interface LandingWords {
  readonly title: string;
  readonly text: string;
}

/** What a page says, with the language it says it in. */
export interface SaidLanding extends LandingWords, Pick<LandingTexts, 'lang' | 'dir'> {}

const saidBy = (texts: LandingTexts, words: (texts: LandingTexts) => LandingWords) => {
  const { lang, dir } = texts;
  const said: SaidLanding = { lang, dir, ...words(texts) };
  if (!Object.values(said).every((each) => typeof each === 'string')) throw new TypeError();
  return said;
};

/** What to say on a page. Where the host's own texts fail, the page does not: it is English then. */
export const sayLanding = async (
  option: LandingOption,
  request: Request,
  words: (texts: LandingTexts) => LandingWords,
): Promise<SaidLanding> => {
  try {
    const own = typeof option === 'function' ? await option(request) : option;
    return saidBy({ ...englishLanding, ...own }, words);
  } catch {
    return saidBy(englishLanding, words);
  }
};
