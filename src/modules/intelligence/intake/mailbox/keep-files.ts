import { rm } from 'node:fs/promises';
import {
  FileProblem,
  readClamdAddress,
  saveUpload,
  scanFile,
  storedPath,
} from '../../../../platform/files/index.ts';
import type { NewAttachment } from '../../rules/event.ts';
import type { MailFile } from './read-message.ts';

/** More than any mail that is about a service has: the rest is told of and not kept. */
const MOST_FILES = 30;
const LARGEST_FILE_BYTES = 25 * 1024 ** 2;

/**
 * Keeps the files of a mail in the data folder, each looked at for viruses where a scanner is set up. What is not kept is told
 * of with the reason; the mail itself is still in the mailbox.
 */
export async function keepFiles(files: readonly MailFile[], dataDir: string): Promise<NewAttachment[]> {
  const kept: NewAttachment[] = [];
  for (const file of files.slice(0, MOST_FILES)) {
    const about = { fileName: file.name, contentType: file.contentType, bytes: file.content.length };
    kept.push(await keepFile(file, about, dataDir));
  }
  const more = files.slice(MOST_FILES);
  return more.length === 0 ? kept : [...kept, notKept(more)];
}

/** One line for all that is too many, so that a mail of thousands of parts does not fill the log. */
function notKept(files: readonly MailFile[]): NewAttachment {
  return {
    fileName: `${files.length} more ${files.length === 1 ? 'file' : 'files'}`,
    contentType: '',
    bytes: files.reduce((sum, { content }) => sum + content.length, 0),
    sha256: '',
    path: null,
    refused: `The mail has more than ${MOST_FILES} files.`,
  };
}

/** Takes away files whose entry was not recorded. */
export async function dropFiles(kept: readonly NewAttachment[], dataDir: string): Promise<void> {
  for (const { path } of kept) if (path !== null) await rm(storedPath(dataDir, path), { force: true });
}

async function keepFile(
  { content }: MailFile,
  about: { fileName: string; contentType: string; bytes: number },
  dataDir: string,
): Promise<NewAttachment> {
  let path: string | null = null;
  try {
    const saved = await saveUpload(oneChunk(content), { dataDir, maxBytes: LARGEST_FILE_BYTES });
    path = saved.path;
    const clamd = readClamdAddress(process.env.CLAMD?.trim() ?? '');
    if (clamd !== undefined) await scanFile(storedPath(dataDir, path), clamd);
    return { ...about, sha256: saved.sha256, path, refused: null };
  } catch (error) {
    if (path !== null) await rm(storedPath(dataDir, path), { force: true });
    if (!(error instanceof FileProblem)) throw error;
    return { ...about, sha256: '', path: null, refused: `${error.what}.`.slice(0, 500) };
  }
}

async function* oneChunk(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content;
}
