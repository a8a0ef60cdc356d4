import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { readClamdAddress, type ClamdAddress } from '../files/virus-scan.ts';
import { HOW_TO_MAKE_A_KEY, parseSecretKey } from './secret-key.ts';

/** Every setting, read once at start. Secrets come only from the environment. */
export interface Config {
  port: number;
  host: string;
  /** Folder of the embedded database and of stored files. */
  dataDir: string;
  /** A PostgreSQL server; absent means the embedded database. */
  databaseUrl?: string;
  /** The address that people reach us by, say https://amberley.example.gov.uk; absent on a machine of one's own. */
  publicUrl?: string;
  /** The proxies in front of us, whose word on where a request comes from is believed. */
  trustProxy?: string[];
  /** The keys that secrets are sealed and signed with, the present one first; absent where the data folder keeps its own. */
  secretKeys?: Buffer[];
  /** A file of SHA-1 hashes of passwords that are known from breaches, sorted, as Have I Been Pwned publishes it. */
  breachedPasswords?: string;
  /** The virus scanner that looks at every file that is sent; absent where there is none. */
  clamd?: ClamdAddress;
  /** How much is logged; 'warn' where absent. */
  logLevel?: LogLevel;
}

const LOG_LEVELS = ['debug', 'info', 'warn', 'error'] as const;
type LogLevel = (typeof LOG_LEVELS)[number];

/** A setting that cannot be used: names the variable, its value (never a secret's) and what to set. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Reads and checks the settings. Throws a ConfigError that names the variable.
 * `defaultDataDir` is the folder where none is set, say `amberley-data`; the demonstration has one of its own.
 */
export function readConfig(
  env: Record<string, string | undefined>,
  defaultDataDir = 'amberley-data',
): Config {
  const config: Config = {
    port: port(text(env.PORT) ?? '3000'),
    host: host(env.HOST ?? '127.0.0.1', text(env.PUBLIC_URL)),
    dataDir: resolve(text(env.AMBERLEY_DATA_DIR) ?? defaultDataDir),
  };
  const databaseUrl = text(env.DATABASE_URL);
  const publicUrl = text(env.PUBLIC_URL);
  if (publicUrl !== undefined) config.publicUrl = publicAddress(publicUrl);
  const proxies = text(env.TRUST_PROXY);
  if (proxies !== undefined) config.trustProxy = proxies.split(',').map((each) => proxyAddress(each.trim()));
  const keys = secretKeys(text(env.AMBERLEY_SECRET_KEY), text(env.AMBERLEY_SECRET_KEY_OLD));
  if (keys !== undefined) config.secretKeys = keys;
  const breached = text(env.AMBERLEY_BREACHED_PASSWORDS);
  if (breached !== undefined) config.breachedPasswords = resolve(breached);
  const clamd = text(env.CLAMD);
  if (clamd !== undefined) config.clamd = clamdAddress(clamd);
  const level = text(env.LOG_LEVEL);
  if (level !== undefined) config.logLevel = logLevel(level);
  if (databaseUrl !== undefined) config.databaseUrl = databaseAddress(databaseUrl);
  return config;
}

function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim();
  return trimmed === '' ? undefined : trimmed;
}

function port(value: string): number {
  const n = Number(value);
  if (!Number.isInteger(n) || n < 0 || n > 65535) {
    throw new ConfigError(`PORT is "${value}": set a whole number from 0 to 65535 (0 takes any free port)`);
  }
  return n;
}

function logLevel(value: string): LogLevel {
  const known = LOG_LEVELS.find((level) => level === value);
  if (known === undefined)
    throw new ConfigError(`LOG_LEVEL is "${value}": set one of ${LOG_LEVELS.join(', ')}`);
  return known;
}

function host(value: string, publicUrl: string | undefined): string {
  if (!LOOPBACK.has(value) && publicUrl === undefined) {
    throw new ConfigError(
      `HOST is "${value}": where others can reach Amberley, set PUBLIC_URL as well, to the https:// address of the proxy in front of it (docs/how-to/install.md), or leave HOST at 127.0.0.1`,
    );
  }
  return value;
}

/** Passwords and sessions travel to this address, so it is HTTPS, or this very machine. */
function publicAddress(value: string): string {
  const url = URL.canParse(value) ? new URL(value) : undefined;
  const safe =
    url?.protocol === 'https:' ||
    (url?.protocol === 'http:' && LOOPBACK.has(url.hostname.replace(/^\[|\]$/g, '')));
  if (url === undefined || !safe || url.pathname !== '/' || url.search !== '' || url.username !== '')
    throw new ConfigError(
      `PUBLIC_URL is "${value}": write the address that people type, as https://name, without a path`,
    );
  return url.origin;
}

function clamdAddress(value: string): ClamdAddress {
  const address = readClamdAddress(value);
  if (address === undefined)
    throw new ConfigError(
      `CLAMD is "${value}": write where clamd listens, as 127.0.0.1:3310 or as the path of its socket`,
    );
  return address;
}

function proxyAddress(value: string): string {
  const [address = '', bits] = value.split('/');
  if (isIP(address) === 0 || (bits !== undefined && !/^\d{1,3}$/.test(bits)))
    throw new ConfigError(
      `TRUST_PROXY has "${value}": write the addresses of the proxies in front of Amberley, say 127.0.0.1 or 10.0.0.0/24, with commas between`,
    );
  return value;
}

/** The present key and the ones before it, which open what was sealed with them. A message never shows a key. */
function secretKeys(current: string | undefined, old: string | undefined): Buffer[] | undefined {
  if (current === undefined && old === undefined) return undefined;
  if (current === undefined)
    throw new ConfigError(
      'AMBERLEY_SECRET_KEY_OLD is set and AMBERLEY_SECRET_KEY is not: set the new key as well',
    );
  const read = (name: string, value: string) => {
    const key = parseSecretKey(value);
    if (key !== undefined) return key;
    throw new ConfigError(`${name} is not a key of 32 bytes in base64 or hexadecimal: ${HOW_TO_MAKE_A_KEY}`);
  };
  const before = (old ?? '').split(',').filter((each) => each.trim() !== '');
  return [
    read('AMBERLEY_SECRET_KEY', current),
    ...before.map((each) => read('AMBERLEY_SECRET_KEY_OLD', each)),
  ];
}

/** The address holds a password, so a message never shows it. */
function databaseAddress(value: string): string {
  const protocol = URL.canParse(value) ? new URL(value).protocol : '';
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    throw new ConfigError(
      'DATABASE_URL is not an address of a PostgreSQL server: write it as postgres://user:password@host:5432/name',
    );
  }
  if (leavesMachine(new URL(value)) && !/[?&]sslmode=\w/.test(value))
    throw new ConfigError(
      'DATABASE_URL is on another machine and does not say whether the way there is encrypted: add ?sslmode=verify-full, or ?sslmode=disable where something else encrypts it (docs/how-to/postgresql-server.md)',
    );
  return value;
}

/** Whether the database's host is neither this machine nor the folder of a socket. */
function leavesMachine({ hostname, searchParams }: URL): boolean {
  const name = searchParams.get('host') ?? hostname.replace(/^\[|\]$/g, '');
  return !['', ...LOOPBACK].includes(name) && !name.startsWith('/') && !name.startsWith('%2F');
}
