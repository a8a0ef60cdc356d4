/** How long a link to a new password works. Source: OWASP Forgot Password Cheat Sheet (an appropriate period; mail may be slow). */
export const RESET_LINK_MS = 30 * 60_000;

/** Whether a person may set a new password by mail: not where only their council's own sign-in lets them in. */
export const mayReset = (account: { passwordHash: string | null; signOn: boolean }): boolean =>
  account.passwordHash !== null || !account.signOn;
