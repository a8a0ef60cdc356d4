import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';

const HASH_DIGITS = 40;
/** Longer than any line of the list: a hash, a colon, a count, and the ends of lines. */
const LINE_BYTES = 80;

/** Tells whether a password is known to attackers. */
export interface BreachedPasswords {
  holds(password: string): Promise<boolean>;
}

/**
 * The list of everybody's favourite passwords, which comes with the product, and where a file is given also every password
 * known from breaches: a sorted file of SHA-1 hashes, which is searched where it lies and never read whole.
 */
export function breachedPasswords(file: string | undefined): BreachedPasswords {
  let common: Promise<ReadonlySet<string>> | undefined;
  return {
    holds: async (password) => {
      common ??= readCommon();
      const known = await common;
      const lower = password.normalize('NFKC').toLowerCase();
      if (known.has(lower) || isDressed(known, lower)) return true;
      return file !== undefined && fileHolds(file, password.normalize('NFKC'));
    },
  };
}

/** Half a megabyte, read when the first password is set and not when the server starts. */
async function readCommon(): Promise<ReadonlySet<string>> {
  const { dictionary } = await import('@zxcvbn-ts/language-common');
  return new Set(dictionary['passwords-common']);
}

const SHORTEST_WORD = 4;

/** A favourite with digits or signs around it ("password2026!"), or said twice: attackers try these next. */
function isDressed(known: ReadonlySet<string>, lower: string): boolean {
  const word = lower.replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const half = lower.slice(0, lower.length / 2);
  const twice = half.repeat(2) === lower;
  return [word, twice ? half : ''].some((part) => part.length >= SHORTEST_WORD && known.has(part));
}

async function fileHolds(path: string, password: string): Promise<boolean> {
  const wanted = createHash('sha1').update(password, 'utf8').digest('hex').toUpperCase();
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    return (await findFirst(file, size, wanted)) === wanted;
  } finally {
    await file.close();
  }
}

/** The hash of the first line that is not below the wanted one: about 35 reads in the 40 gigabytes of the whole list. */
async function findFirst(file: FileHandle, size: number, wanted: string): Promise<string | undefined> {
  let low = 0;
  let high = size;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const line = await lineFrom(file, middle, size);
    if (line !== undefined && line.hash < wanted) low = line.start + HASH_DIGITS;
    else high = middle;
  }
  return (await lineFrom(file, low, size))?.hash;
}

/** The first line that begins at an offset or after it. */
async function lineFrom(
  file: FileHandle,
  offset: number,
  size: number,
): Promise<{ start: number; hash: string } | undefined> {
  const from = Math.max(0, offset - 1);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(LINE_BYTES * 2), 0, LINE_BYTES * 2, from);
  const text = buffer.toString('latin1', 0, bytesRead);
  // The byte before tells whether a line begins right here.
  const start = offset === 0 ? 0 : text.indexOf('\n') + 1;
  if (offset > 0 && start === 0) return undefined;
  const hash = text.slice(start, start + HASH_DIGITS).toUpperCase();
  return hash.length < HASH_DIGITS || from + start >= size ? undefined : { start: from + start, hash };
}
