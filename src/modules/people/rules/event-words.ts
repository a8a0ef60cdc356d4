const WORDS: Readonly<Record<string, string>> = {
  'sign-in': 'Signed in',
  'sign-in failed': 'A sign-in failed',
  'sign-in refused': 'A sign-in was refused',
  'sign-out': 'Signed out',
  'proved again': 'Confirmed that it is you',
  'password set': 'The password was set',
  'second factor added': 'Added',
  'second factor removed': 'Removed',
  'recovery codes made': 'Recovery codes were made',
  'recovery code used': 'A recovery code was used',
  'password reset asked': 'A link to a new password was sent',
  'password reset done': 'A new password was set by a link',
  'sessions ended': 'Browsers were signed out',
};

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** An event of one's own account in words: "Signed in by password and totp". One that is not known here keeps its own name. */
export function eventWords(action: string, details: Readonly<Record<string, unknown>>): string {
  const words = Object.hasOwn(WORDS, action) ? WORDS[action]! : action;
  const means = text(details.means)?.replace('totp', 'a code of the app').replace('passkey', 'a passkey');
  const kind = text(details.kind);
  const label = text(details.label);
  if (kind !== undefined) return `${words}: ${kind}${label === undefined ? '' : ` "${label}"`}`;
  if (means !== undefined) return `${words} by ${means}`;
  return details.step === 'second step' ? `${words} at its second step` : words;
}
