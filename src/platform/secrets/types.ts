/** One key of the installation, with the name that sealed text carries to say which key opens it. */
export interface SecretKey {
  keyId: string;
  bytes: Buffer;
}

/** Sealed or signed text that none of our keys fits: changed on its way, made for another purpose, or of a key that is gone. */
export class SecretUnreadable extends Error {
  override name = 'SecretUnreadable';
}
