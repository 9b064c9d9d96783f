import { html, nothing, type TemplateResult } from 'lit';
import { headingOf, signInWait } from '../heading.js';
import { nameOf, type StepContext, type ViewOf } from '../step.js';
import { actions, errorText, once, progress, text, title } from './frame.js';

/** A driver is the host's own, and what it calls a link could be a script. */
const isWeb = (url: string | undefined): boolean => /^https?:/i.test(url ?? '');

/** All phases of a sign-in at the connected app. */
export const oauthStep = (context: StepContext<ViewOf<'oauth'>>): TemplateResult => {
  const { view, auth, messages } = context;
  const name = nameOf(view);
  // Nothing stands between the click and the start, as it may open a window.
  const start = once(() => auth.startOAuth());
  const head = html`${title(headingOf(view, messages))}
    ${errorText(view.error, context)}
    ${text('notice', view.notice && messages.notice(view.notice))}`;
  if (view.phase === 'ready') {
    return html`${head}
      ${text('hint', view.connector?.authDescription ?? messages.signInHint(name))}
      ${actions(
        context,
        html`<button part="button submit" type="button" data-first @click=${start}>${messages.signIn(name)}</button>`,
      )}`;
  }
  const waiting = signInWait(view.phase, name, messages);
  return html`${head}
    ${progress(waiting)}
    ${text('hint', waiting)}
    ${
      isWeb(view.url)
        ? html`<p part="hint"><a part="link" href=${view.url} target="_blank" rel="noopener" data-first>${messages.signInLink(name)}</a></p>`
        : nothing
    }
    ${actions(
      context,
      html`${
        view.phase === 'confirming'
          ? nothing
          : html`<button part="button again" type="button" @click=${start}>${messages.tryAgain()}</button>`
      }
      <button part="button stop" type="button" @click=${once(() => auth.cancelOAuth())}>${messages.signInCancel()}</button>`,
    )}`;
};
