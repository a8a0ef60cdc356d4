import { rm } from 'node:fs/promises';
import type { FieldError } from '../../../kernel/parsed.ts';
import { storedPath } from '../../../platform/files/index.ts';
import type { Upload } from '../../../platform/web/index.ts';
import { messages } from '../messages.ts';
import type { NewAttachment } from '../rules/event.ts';
import { keptFileName } from '../rules/file-name.ts';

const MOST_FILES = 10;
const MOST_MEGABYTES = 25;

/** What is wrong with the files of a form, as the error of its field `files`. */
export function uploadErrors(uploads: readonly Upload[]): FieldError[] {
  const refuse = (message: string): FieldError[] => [{ field: 'files', message }];
  if (uploads.length > MOST_FILES) return refuse(messages.tooManyFiles(MOST_FILES));
  const refused = uploads.find(({ problem }) => problem !== undefined);
  if (refused?.problem !== undefined) return refuse(refused.problem);
  const large = uploads.find(({ bytes }) => bytes > MOST_MEGABYTES * 1024 ** 2);
  return large === undefined
    ? []
    : refuse(messages.fileTooLarge(large.filename.slice(0, 60), MOST_MEGABYTES));
}

/** Takes the files of a form away that came to nothing: what was told in confidence does not lie about. */
export async function dropUploads(uploads: readonly Upload[], dataDir: string): Promise<void> {
  const kept = uploads.filter(({ path }) => path !== '');
  await Promise.all(kept.map(({ path }) => rm(storedPath(dataDir, path), { force: true })));
}

/** The files of a form as attachments. Their type is not believed: they are only ever downloaded. */
export function attachmentsOf(uploads: readonly Upload[]): NewAttachment[] {
  return uploads.map(({ filename, path, bytes, sha256 }) => ({
    fileName: keptFileName(filename) || 'file',
    contentType: '',
    bytes,
    sha256,
    path,
    refused: null,
  }));
}
