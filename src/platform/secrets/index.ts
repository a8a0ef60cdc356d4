export { breachedPasswords, type BreachedPasswords } from './breached-passwords.ts';
export { openSecrets } from './secret-keys.ts';
export { Secrets } from './secrets.ts';
export { readPublicKey, type Signer } from './signer.ts';
export { SecretUnreadable } from './types.ts';
