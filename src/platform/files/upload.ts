import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open as openFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { sql } from 'kysely';
import type { Tx } from '../db/types.ts';
import { FileProblem, WHOLE_FILE } from './file-problem.ts';

/** A file that is safely on disk. */
export interface SavedFile {
  /** Its place within the data folder, such as `files/0193...`: the folder may move. See `storedPath`. */
  path: string;
  bytes: number;
  /** Hexadecimal. */
  sha256: string;
}

export interface UploadOptions {
  dataDir: string;
  maxBytes: number;
  /** How a file is opened for writing; tests give a full disk. */
  open?: (path: string, flags: string) => Promise<FileHandle>;
}

/** Where a stored file is, from its path within the data folder. */
export function storedPath(dataDir: string, path: string): string {
  return resolve(dataDir, path);
}

/**
 * Writes a stream into the data folder: first under a temporary name, synced to disk, then renamed, so a file is whole or
 * not there. Its name is ours, never the sender's. Throws a FileProblem where it is empty, larger than `maxBytes` or the
 * disk is full, and leaves nothing behind.
 */
export async function saveUpload(
  stream: AsyncIterable<Uint8Array>,
  options: UploadOptions,
): Promise<SavedFile> {
  const folder = join(options.dataDir, 'files');
  const name = randomUUID();
  const temporary = join(folder, `${name}.part`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const written = await writeSynced(stream, temporary, options);
    await rename(temporary, join(folder, name));
    await syncFolder(folder);
    return { path: `files/${name}`, ...written };
  } catch (error) {
    await rm(temporary, { force: true });
    throw diskProblem(error, folder);
  }
}

async function writeSynced(
  stream: AsyncIterable<Uint8Array>,
  path: string,
  { maxBytes, open = openFile }: UploadOptions,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256');
  let bytes = 0;
  const file = await open(path, 'wx');
  try {
    for await (const piece of stream) {
      bytes += piece.length;
      if (bytes > maxBytes) throw tooLarge(maxBytes);
      hash.update(piece);
      await writeAll(file, piece);
    }
    if (bytes === 0) {
      throw new FileProblem({
        what: 'The file is empty',
        where: WHOLE_FILE,
        doThis: 'Choose another file, or save it again.',
      });
    }
    await file.sync();
  } finally {
    await file.close();
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** A disk that fills up may take only some of the bytes. */
async function writeAll(file: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length;) {
    at += (await file.write(piece, at, piece.length - at)).bytesWritten;
  }
}

/** Makes the new name itself survive a power cut; some systems cannot sync a folder and need not. */
async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await openFile(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL'].includes((error as NodeJS.ErrnoException).code ?? ''))
      throw error;
  }
}

function tooLarge(maxBytes: number): FileProblem {
  return new FileProblem({
    what: `The file is larger than ${Math.floor(maxBytes / 1024 ** 2).toLocaleString('en-GB')} MB, the most we take`,
    where: WHOLE_FILE,
    doThis:
      'Check that it is the right file. Larger ones can be imported on the server with the amberley command.',
  });
}

function diskProblem(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new FileProblem(
    {
      what: 'The disk of the server is full, so the file could not be kept',
      where: folder,
      doThis: 'Ask whoever runs the server to free space, then send the file again. Nothing was changed.',
    },
    error,
  );
}

/** What is recorded of a stored file. */
export interface StoredFile {
  fileId: string;
  authorityId: string | null;
  /** The name that its sender gave it, only to be shown. */
  name: string;
  contentType: string;
  actor: string;
  saved: SavedFile;
}

/** Records a saved file in platform.stored_file, so that it can be found by its id and audited. */
export async function storeFile(tx: Tx, file: StoredFile): Promise<void> {
  await sql`
    insert into platform.stored_file (file_id, authority_id, name, content_type, bytes, sha256, path, created_by)
    values (${file.fileId}, ${file.authorityId}, ${file.name.slice(0, 255)}, ${file.contentType}, ${file.saved.bytes},
            ${file.saved.sha256}, ${file.saved.path}, ${file.actor})`.execute(tx);
}

/** The newest stored file of this content that the council of the transaction may see; null where none is recorded. */
export async function findStoredFile(tx: Tx, sha256: string): Promise<{ name: string; path: string } | null> {
  const { rows } = await sql<{ name: string; path: string }>`
    select name, path from platform.stored_file where sha256 = ${sha256} order by created_at desc limit 1`.execute(
    tx,
  );
  return rows[0] ?? null;
}
