/** The input of a form by its name; a name may be anything, also that of a form's own member. */
export const inputNamed = (form: HTMLFormElement, name: string): HTMLInputElement | undefined =>
  [...form.querySelectorAll('input')].find((input) => input.name === name);

/** What was typed into a masked field is out of the page as soon as it has been handed over. */
export const clearMasked = (form: HTMLFormElement): void => {
  for (const input of form.querySelectorAll('input')) {
    if (input.type === 'password') input.value = '';
  }
};

/** Handles a form by itself: the page stays. */
export const submitting =
  (submit: (form: HTMLFormElement) => void) =>
  (event: SubmitEvent): void => {
    event.preventDefault();
    const form = event.currentTarget;
    if (!(form instanceof HTMLFormElement)) return;
    // A date that is half typed reads as none, which would remove the stored one: the browser says what is wrong.
    const half = [...form.querySelectorAll('input')].find((input) => input.validity.badInput);
    if (half) half.reportValidity();
    else submit(form);
  };
