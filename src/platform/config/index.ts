import { resolve } from 'node:path';

/** Every setting, read once at start. Secrets come only from the environment. */
export interface Config {
  port: number;
  host: string;
  /** Folder of the embedded database and of stored files. */
  dataDir: string;
  /** A PostgreSQL server; absent means the embedded database. */
  databaseUrl?: string;
  cqcApiKey?: string;
  cqcApiBase: string;
}

/** A setting that cannot be used: names the variable, its value (never a secret's) and what to set. */
export class ConfigError extends Error {
  override name = 'ConfigError';
}

const LOOPBACK = new Set(['127.0.0.1', '::1', 'localhost']);

/**
 * Reads and checks the settings. Throws a ConfigError that names the variable.
 * `defaultDataDir` is the folder where none is set, say `amberley-data`; the demonstration has one of its own.
 */
export function readConfig(env: Record<string, string | undefined>, defaultDataDir = 'amberley-data'): Config {
  const config: Config = {
    port: port(env.PORT ?? '3000'),
    host: host(env.HOST ?? '127.0.0.1'),
    dataDir: resolve(text(env.AMBERLEY_DATA_DIR) ?? defaultDataDir),
    cqcApiBase: url('CQC_API_BASE', text(env.CQC_API_BASE) ?? 'https://api.service.cqc.org.uk/public/v1', ['https:', 'http:']),
  };
  const databaseUrl = text(env.DATABASE_URL);
  if (databaseUrl !== undefined) config.databaseUrl = url('DATABASE_URL', databaseUrl, ['postgres:', 'postgresql:'], true);
  const key = text(env.CQC_API_KEY);
  if (key !== undefined) config.cqcApiKey = key;
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

function host(value: string): string {
  if (!LOOPBACK.has(value)) {
    throw new ConfigError(
      `HOST is "${value}": only 127.0.0.1, ::1 or localhost is allowed, because Amberley has no sign-in yet and anyone who can reach it could read and change everything`,
    );
  }
  return value;
}

function url(variable: string, value: string, protocols: string[], secret = false): string {
  const shown = secret ? 'its value' : `"${value}"`;
  let parsed: URL;
  try {
    parsed = new URL(value);
  } catch {
    throw new ConfigError(`${variable}: ${shown} is not an address`);
  }
  if (!protocols.includes(parsed.protocol)) {
    throw new ConfigError(`${variable}: ${shown} must start with ${protocols.map((p) => `${p}//`).join(' or ')}`);
  }
  return value.replace(/\/+$/, '');
}
