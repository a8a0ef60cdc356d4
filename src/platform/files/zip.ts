import { isUtf8 } from 'node:buffer';
import { crc32, createInflateRaw } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { damagedFile, FileProblem, fileSystemProblem, WHOLE_FILE } from './file-problem.ts';
import type { Limits } from './limits.ts';

/** An open ZIP archive; its parts are found by exact name and never written anywhere, so their paths cannot do harm. */
export interface Archive {
  parts: Map<string, Entry>;
  zip: ZipFile;
  limits: Limits;
}

const NEW_COPY = 'Do not use it, or save it again in LibreOffice or Excel and use the new file.';
/** Pieces large enough that the cost of passing them between threads does not show. */
const PIECE = 128 * 1024;

/** Opens the archive at a path and lists its parts; throws a FileProblem where it is damaged or has too many. */
export async function openArchive(path: string, limits: Limits): Promise<Archive> {
  let zip: ZipFile;
  try {
    zip = await yauzl.openPromise(path, { autoClose: false, lazyEntries: true, decodeStrings: false });
  } catch (error) {
    const known = fileSystemProblem(error, path);
    throw known instanceof FileProblem ? known : damagedFile(WHOLE_FILE, error);
  }
  try {
    return { zip, limits, parts: await listParts(zip, limits) };
  } catch (error) {
    zip.close();
    throw error instanceof FileProblem ? error : damagedFile(WHOLE_FILE, error);
  }
}

async function listParts(zip: ZipFile, limits: Limits): Promise<Map<string, Entry>> {
  if (zip.entryCount > limits.zipEntries) {
    const what = `The file holds ${zip.entryCount} parts, more than ${limits.zipEntries}`;
    throw new FileProblem({ what, where: WHOLE_FILE, doThis: NEW_COPY });
  }
  const parts = new Map<string, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = (entry.fileName as unknown as Buffer).toString('utf8').replaceAll('\\', '/');
    if (parts.has(name)) {
      const what = `The file holds two parts named "${name}"`;
      throw new FileProblem({ what, where: WHOLE_FILE, doThis: NEW_COPY });
    }
    parts.set(name, entry);
  }
  return parts;
}

/** Told how many compressed bytes of the part have been read, and of how many. */
export type Progress = (readBytes: number, totalBytes: number) => void;

/**
 * The uncompressed bytes of one part in pieces of up to 256 KB. Counts what really comes out (a bomb lies about its
 * size) and checks the checksum at the end. Inflating runs in a thread of its own beside whoever reads.
 */
export async function* partBytes(
  archive: Archive,
  name: string,
  progress?: Progress,
): AsyncGenerator<Buffer> {
  const { limits, zip } = archive;
  const entry = archive.parts.get(name);
  if (!entry) throw damagedFile(`its part ${name} is missing`);
  refuseUnreadable(entry, name, limits);
  try {
    const raw = await zip.openReadStreamPromise(entry, { decodeFileData: false });
    let taken = 0;
    raw.on('data', (piece: Buffer) => (taken += piece.length));
    raw.pause();
    const inflated = entry.compressionMethod === 0 ? raw : raw.pipe(createInflateRaw({ chunkSize: PIECE }));
    raw.on('error', (error) => inflated.destroy(error));
    let size = 0;
    let sum = 0;
    try {
      for await (const piece of inflated as AsyncIterable<Buffer>) {
        size += piece.length;
        refuseBomb(size, entry, name, limits);
        sum = crc32(piece, sum);
        progress?.(taken, entry.compressedSize);
        yield piece;
      }
    } finally {
      inflated.destroy();
      raw.destroy();
    }
    if (size !== entry.uncompressedSize || sum !== entry.crc32) throw damagedFile(`its part ${name}`);
  } catch (error) {
    if (isDamage(error)) throw damagedFile(`its part ${name}`, error);
    throw error;
  }
}

/** zlib's errors, and those of yauzl, which are plain errors with neither a code nor a class. */
function isDamage(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as NodeJS.ErrnoException).code ?? '';
  return (
    code.startsWith('Z_') ||
    code === 'ERR_STREAM_PREMATURE_CLOSE' ||
    /local file header|file data|unexpected EOF/i.test(error.message)
  );
}

function refuseUnreadable(entry: Entry, name: string, limits: Limits): void {
  if (entry.isEncrypted()) throw passwordProtected(name);
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    const what = `The file is compressed in a way we do not read (method ${entry.compressionMethod})`;
    throw new FileProblem({
      what,
      where: `its part ${name}`,
      doThis: 'Save it again in LibreOffice or Excel.',
    });
  }
  if (entry.uncompressedSize > limits.uncompressedBytes) throw bomb(entry.uncompressedSize, name);
}

function refuseBomb(size: number, entry: Entry, name: string, limits: Limits): void {
  const tooDense = size > limits.ratioFromBytes && size > entry.compressedSize * limits.compressionRatio;
  if (tooDense || size > limits.uncompressedBytes) throw bomb(size, name);
}

function bomb(size: number, name: string): FileProblem {
  const megabytes = Math.round(size / 1024 ** 2).toLocaleString('en-GB');
  return new FileProblem({
    what: `The file unpacks to ${megabytes} MB or more, far more than a spreadsheet of its size should`,
    where: `its part ${name}`,
    doThis:
      'Do not use it unless you know why it is so large; if you do, save the sheet as CSV and use that.',
  });
}

/** The file needs a password, which we never ask for. */
export function passwordProtected(name: string): FileProblem {
  return new FileProblem({
    what: 'The file is protected by a password',
    where: `its part ${name}`,
    doThis: 'Open it with the password, save it without one, and use the new file.',
  });
}

/** The bytes of one part in pieces, known to be UTF-8; throws where they are not. A mark at the start is left out. */
export async function* partUtf8(archive: Archive, name: string, progress?: Progress): AsyncGenerator<Buffer> {
  let rest: Buffer | null = null;
  let first = true;
  for await (const piece of partBytes(archive, name, progress)) {
    const bytes: Buffer = rest ? Buffer.concat([rest, piece]) : piece;
    const whole = wholeCharacters(bytes);
    rest = whole < bytes.length ? Buffer.from(bytes.subarray(whole)) : null;
    const part = bytes.subarray(0, whole);
    if (!isUtf8(part)) throw notUtf8(name);
    yield first && part.length >= 3 && part.readUIntBE(0, 3) === 0xefbbbf ? part.subarray(3) : part;
    first = false;
  }
  if (rest) throw notUtf8(name);
}

/** Where the last complete UTF-8 character of the bytes ends. */
export function wholeCharacters(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return needs > back ? bytes.length - back : bytes.length;
    }
  }
  return bytes.length;
}

function notUtf8(name: string): FileProblem {
  return new FileProblem({
    what: 'The text inside the file is not UTF-8, as every spreadsheet program writes it',
    where: `its part ${name}`,
    doThis: 'Open it in LibreOffice or Excel, save it again, and use the new file.',
  });
}

/** All bytes of a small part; throws past `mostBytes`. */
export async function smallPart(archive: Archive, name: string, mostBytes = 32 * 1024 ** 2): Promise<Buffer> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of partUtf8(archive, name)) {
    size += piece.length;
    if (size > mostBytes) throw bomb(size, name);
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
