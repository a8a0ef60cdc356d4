import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';

/**
 * The end of a backup: a ZIP's comment with the SHA-256 of every byte before the digest. A ZIP's own checksums leave parts
 * of it uncovered; with this, one byte that differs is seen before anything is read from the file.
 */
const SEAL_WORDS = 'amberley-backup sha256:';
const DIGEST_LENGTH = 64;
export const EMPTY_SEAL = SEAL_WORDS + '0'.repeat(DIGEST_LENGTH);

/** Writes the digest into a file that ends in EMPTY_SEAL, brings it to the disk, and answers the digest of the whole file. */
export async function writeSeal(path: string, bytes: number): Promise<string> {
  const sealed = await digestBefore(path, bytes - DIGEST_LENGTH);
  const seal = sealed.copy().digest('hex');
  const file = await open(path, 'r+');
  try {
    await file.write(seal, bytes - DIGEST_LENGTH);
    await file.sync();
  } finally {
    await file.close();
  }
  return sealed.update(seal).digest('hex');
}

/** What the end of a file says of it: that it is whole, that it was changed since, or nothing. */
export async function checkSeal(path: string, bytes: number): Promise<'whole' | 'changed' | 'unsealed'> {
  if (bytes < EMPTY_SEAL.length) return 'unsealed';
  const end = Buffer.alloc(EMPTY_SEAL.length);
  const file = await open(path, 'r');
  try {
    await file.read(end, 0, end.length, bytes - end.length);
  } finally {
    await file.close();
  }
  const text = end.toString('latin1');
  if (!text.startsWith(SEAL_WORDS)) return 'unsealed';
  const digest = await digestBefore(path, bytes - DIGEST_LENGTH);
  return digest.digest('hex') === text.slice(SEAL_WORDS.length) ? 'whole' : 'changed';
}

async function digestBefore(path: string, end: number) {
  const hash = createHash('sha256');
  for await (const piece of createReadStream(path, { end: end - 1 }) as AsyncIterable<Buffer>)
    hash.update(piece);
  return hash;
}
