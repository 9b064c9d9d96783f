/** What a user enters that must show nowhere, by what it is. Each is a text that stands nowhere else. */
export const canaries = {
  key: 'canary-key "4fZ<1\\',
  password: 'canary p&ssw+rd é9Qx',
  property: "canary'property/77Wq",
  token: 'canary.access.token.x2Lm',
  refresh: 'canary-refresh-token-x2Lm',
  link: 'canarylinktokenU8r3',
} as const;
