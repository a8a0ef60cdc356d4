import { argon2, randomBytes, timingSafeEqual, type Argon2Parameters } from 'node:crypto';
import { availableParallelism } from 'node:os';
import { promisify } from 'node:util';
import { BoundedQueue } from './password-queue.ts';
import { LONGEST_TYPED } from './password-rules.ts';

/** Memory in KiB, passes and lanes of argon2id. Source: OWASP Password Storage Cheat Sheet (19 MiB, 2, 1). */
const COST = { memory: 19_456, passes: 2, parallelism: 1 } as const;
const TAG_BYTES = 32;
const SALT_BYTES = 16;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/;

/**
 * As many at once as there are processors, and never all four of Node's threads, which files need too. Each takes the memory of
 * COST. Two hundred wait: some seconds' work.
 */
const queue = new BoundedQueue({
  running: Math.max(1, Math.min(3, availableParallelism())),
  waiting: 200,
  retryAfter: 5,
});

const derive = promisify<'argon2id', Argon2Parameters, Buffer>(argon2 as never);

/**
 * The hash of a password in PHC form, with its cost and salt, so that a later cost can be told from it.
 * @throws TooBusy where too many are being hashed; never call it inside a transaction
 */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(SALT_BYTES);
  const tag = await tagOf(password, salt, COST);
  const { memory, passes, parallelism } = COST;
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${base64(salt)}$${base64(tag)}`;
}

/**
 * Whether a password is the hashed one. A hash that cannot be read is no password's.
 * @throws TooBusy where too many are being hashed; never call it inside a transaction
 */
export async function passwordHolds(password: string, hash: string): Promise<boolean> {
  const found = PHC.exec(hash);
  if (found === null) return false;
  const [, memory, passes, parallelism, salt = '', tag = ''] = found;
  const cost = { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) };
  const expected = Buffer.from(tag, 'base64');
  const given = await tagOf(password, Buffer.from(salt, 'base64'), cost);
  const same = expected.length === given.length && timingSafeEqual(expected, given);
  return same && password.length <= LONGEST_TYPED;
}

/** Whether a hash was made with less cost than we spend today, and should be made again at the next sign-in. */
export function hashIsOld(hash: string): boolean {
  const { memory, passes, parallelism } = COST;
  return !hash.startsWith(`$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$`);
}

const tagOf = (
  password: string,
  nonce: Buffer,
  cost: { memory: number; passes: number; parallelism: number },
) =>
  queue.run(() =>
    derive('argon2id', {
      message: Buffer.from(password.slice(0, LONGEST_TYPED).normalize('NFKC'), 'utf8'),
      nonce,
      tagLength: TAG_BYTES,
      ...cost,
    }),
  );

const base64 = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '');
