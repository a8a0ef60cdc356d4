/** Random enough to open something: the token of a link, a session's id. */
const TOKEN = /^[\w-]{32,}$/;
/** Ids name a record and open nothing. */
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The address of a request as a log may hold it: without its query (what was searched for, the code of a sign-in) and without
 * the token of a link that works once.
 */
export function loggedAddress(url: string): string {
  const path = url.split(/[?#]/)[0] ?? '';
  return path
    .slice(0, 300)
    .split('/')
    .map((part) => (TOKEN.test(part) && !ID.test(part) ? '...' : part))
    .join('/');
}
