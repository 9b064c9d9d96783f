/** Lets the event loop turn until something is so; long after it should be, the test says what is not. */
export const until = async (
  isSo: () => boolean | Promise<boolean>,
  onTurn: () => void | Promise<void> = () => undefined,
): Promise<boolean> => {
  const end = performance.now() + 10_000;
  while (performance.now() < end) {
    if (await isSo()) return true;
    await onTurn();
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return isSo();
};
