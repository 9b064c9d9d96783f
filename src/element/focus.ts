/** What the user would go on with: the first field that is wrong, the first to fill in, or the step's title. */
const targets = [
  '[aria-invalid="true"]',
  '[data-first]',
  'form input',
  '[data-title]',
  '[part~="button"]',
];

/** Moves the focus to where the step goes on. */
export const focusStep = (root: ParentNode): void => {
  for (const target of targets) {
    const element = root.querySelector<HTMLElement>(target);
    if (element) {
      element.focus();
      return;
    }
  }
};
