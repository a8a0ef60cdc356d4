const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

type Env = Record<string, string | undefined>;

/** The password that an environment variable holds; undefined where it is not set. */
export function passwordOf(secretSetting: string, env: Env = process.env): string | undefined {
  const value = env[secretSetting]?.trim();
  return value === '' ? undefined : value;
}

/** Whether a host is this very machine, to which alone we speak without TLS. */
export const isLoopback = (host: string): boolean => LOOPBACK.has(host.toLowerCase());

/**
 * Whether the operator of the server lets mailboxes be on a host. MAILBOX_HOSTS lists those that they may be on, with commas
 * between; where it is not set, any but this machine itself, which only the operator may open.
 */
export function hostIsPermitted(host: string, env: Env = process.env): boolean {
  const listed = (env.MAILBOX_HOSTS ?? '')
    .split(',')
    .map((each) => each.trim().toLowerCase())
    .filter((each) => each !== '');
  return listed.length > 0 ? listed.includes(host.toLowerCase()) : !isLoopback(host);
}
