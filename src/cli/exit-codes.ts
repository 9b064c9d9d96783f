/** What the process ends with; also printed by `--help`. */
export const exitCodes = {
  ok: 0,
  failed: 1,
  usage: 2,
  inputMissing: 3,
  unsupportedAuthType: 4,
  cancelled: 130,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

export const exitCodesHelp = `
Exit codes:
  0    done: the connector is authenticated, or disconnected
  1    failed
  2    wrong use or configuration
  3    something had to be entered and nobody could answer; for disconnect and delete, --yes
  4    this kind of authentication has to be set up in Cyclr
  130  cancelled`;
