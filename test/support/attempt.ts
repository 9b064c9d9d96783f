/** What comes of it: where it throws, what it throws. */
export const attempt = (read: () => unknown): unknown => {
  try {
    return read();
  } catch (error) {
    return error;
  }
};
