import { resolve } from 'node:path';

/** Every setting, read once at start. Secrets come only from the environment. */
export interface Config {
  port: number;
  host: string;
  /** Folder of the embedded database and of stored files. */
  dataDir: string;
  /** A PostgreSQL server; absent means the embedded database. */
  databaseUrl?: string;
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
    host: host(env.HOST ?? '127.0.0.1'),
    dataDir: resolve(text(env.AMBERLEY_DATA_DIR) ?? defaultDataDir),
  };
  const databaseUrl = text(env.DATABASE_URL);
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

function host(value: string): string {
  if (!LOOPBACK.has(value)) {
    throw new ConfigError(
      `HOST is "${value}": only 127.0.0.1, ::1 or localhost is allowed, because Amberley has no sign-in yet and anyone who can reach it could read and change everything`,
    );
  }
  return value;
}

/** The address holds a password, so a message never shows it. */
function databaseAddress(value: string): string {
  const protocol = URL.canParse(value) ? new URL(value).protocol : '';
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    throw new ConfigError(
      'DATABASE_URL is not an address of a PostgreSQL server: write it as postgres://user:password@host:5432/name',
    );
  }
  return value;
}
