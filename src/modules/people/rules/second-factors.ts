/** How a person signs in, as far as it decides what they may or must do. */
export interface Means {
  password: boolean;
  totp: boolean;
  passkeys: number;
}

/** Whether something beside the password is set up. */
const hasSecondFactor = ({ totp, passkeys }: Pick<Means, 'totp' | 'passkeys'>): boolean =>
  totp || passkeys > 0;

/**
 * Whether a second factor may be taken away: not the last one, for the next sign-in would ask for a new one anyway, and
 * until then the password would be all. In a demonstration people may go without.
 */
export function mayRemove(means: Means, which: 'totp' | 'passkey', isDemonstration: boolean): boolean {
  if (isDemonstration) return true;
  const left = which === 'totp' ? { ...means, totp: false } : { ...means, passkeys: means.passkeys - 1 };
  return hasSecondFactor(left);
}

/** What a right password leads to. */
export function afterPassword(
  factors: readonly ('totp' | 'passkey')[],
  isDemonstration: boolean,
): 'second step' | 'signed in' | 'set up a second factor' {
  if (factors.length > 0) return 'second step';
  return isDemonstration ? 'signed in' : 'set up a second factor';
}
