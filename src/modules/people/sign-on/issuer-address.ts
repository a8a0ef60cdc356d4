const LOOPBACK = new Set(['127.0.0.1', '[::1]', 'localhost']);

/**
 * Whether an issuer is on this very machine, where alone it may be without HTTPS: for trying out, and for tests.
 */
export function isLoopback(issuer: string): boolean {
  return URL.canParse(issuer) && LOOPBACK.has(new URL(issuer).hostname);
}

/** What is wrong with the address of an issuer; undefined where it can be asked. */
export function issuerProblem(issuer: string): 'not an address' | 'not https' | 'too much' | undefined {
  if (!URL.canParse(issuer)) return 'not an address';
  const { protocol, username, search, hash } = new URL(issuer);
  if (protocol !== 'https:' && !(protocol === 'http:' && isLoopback(issuer))) return 'not https';
  // The last by its text: an empty query is none to URL.
  if (username !== '' || search !== '' || hash !== '' || /[?#]/.test(issuer)) return 'too much';
  if (/\/\.well-known(\/|$)/.test(issuer)) return 'too much';
  return undefined;
}

/**
 * Whether the operator lets councils name an issuer: any without the setting; with it those that are listed, with commas between, and
 * what is below them. Without it an administrator of a council could ask which servers the machine reaches.
 */
export function isPermitted(issuer: string, setting: string | undefined): boolean {
  const listed = (setting ?? '').split(',').flatMap((each) => each.trim().replace(/\/+$/, '') || []);
  return listed.length === 0 || listed.some((each) => issuer === each || issuer.startsWith(`${each}/`));
}
