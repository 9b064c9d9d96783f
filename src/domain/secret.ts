const SHOWN = '[secret]';

/**
 * A value that must not be seen: an API key, a password, a sensitive property, a URL with a token in it.
 *
 * The value lives in a private field, so JSON, string conversion, Node's inspect, structured clone and
 * object spread show nothing of it. Only the code that builds a request body calls {@link Secret.reveal}.
 *
 * @example
 * const key = Secret.of('s3cr3t');
 * JSON.stringify({ key }); // '{"key":"[secret]"}'
 */
export class Secret {
  readonly #value: string;

  private constructor(value: string) {
    this.#value = value;
  }

  /** Wraps a string; a value that is a `Secret` already is returned as it is, and what is no text is none. */
  static of(value: string | Secret): Secret {
    if (value instanceof Secret) return value;
    // Not every caller has a compiler, and what comes of this is opened far from here.
    return new Secret(typeof value === 'string' ? value : '');
  }

  /** The value itself. For the code that builds a request body, and nobody else. */
  reveal(): string {
    return this.#value;
  }

  toJSON(): string {
    return SHOWN;
  }

  toString(): string {
    return SHOWN;
  }

  // Node's inspect prints private fields' holders by class; this replaces the whole print.
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return SHOWN;
  }
}
