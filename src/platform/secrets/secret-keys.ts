import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ConfigError, type Config } from '../config/index.ts';
import { HOW_TO_MAKE_A_KEY, parseSecretKey } from '../config/secret-key.ts';
import { Secrets } from './secrets.ts';

const KEY_BYTES = 32;
const KEY_FILE = 'secret.key';

/**
 * The installation's keys: those of the settings, or one in `secret.key` of the data folder, which is made at first use.
 * @throws ConfigError where a key cannot be read; and with a database server and no key anywhere, because every machine
 * that uses it must have the same
 */
export function openSecrets(config: Pick<Config, 'dataDir' | 'databaseUrl' | 'secretKeys'>): Secrets {
  if (config.secretKeys !== undefined) return new Secrets(config.secretKeys);
  const path = join(config.dataDir, KEY_FILE);
  const kept = readKeyFile(path);
  if (kept !== undefined) return new Secrets([kept]);
  if (config.databaseUrl !== undefined)
    throw new ConfigError(
      `AMBERLEY_SECRET_KEY is not set, and there is no ${path}: with DATABASE_URL every machine must have the same key. If Amberley ran on another machine before, set its key here; otherwise ${HOW_TO_MAKE_A_KEY}.`,
    );
  return new Secrets([makeKeyFile(config.dataDir, path)]);
}

function readKeyFile(path: string): Buffer | undefined {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new ConfigError(
      `${path} cannot be read (${(error as Error).message}): let Amberley's user read it`,
    );
  }
  const key = parseSecretKey(text);
  if (key === undefined)
    throw new ConfigError(`${path} holds no key of ${KEY_BYTES} bytes: restore it from your copy`);
  return key;
}

/** Written whole under another name and linked, so that of two processes that start at once one makes it and both read it. */
function makeKeyFile(folder: string, path: string): Buffer {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const key = randomBytes(KEY_BYTES);
  const making = `${path}.${process.pid}-${randomBytes(4).toString('hex')}`;
  writeFileSync(making, `${key.toString('base64')}\n`, { mode: 0o600, flag: 'wx', flush: true });
  try {
    linkSync(making, path);
    return key;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return readKeyFile(path) ?? key;
    throw error;
  } finally {
    rmSync(making, { force: true });
  }
}
