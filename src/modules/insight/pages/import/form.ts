import { rm } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { FileProblem, storedPath } from '../../../../platform/files/index.ts';
import type { Upload } from '../../../../platform/web/index.ts';
import { detectSource, IMPORT_SOURCES } from '../../../cqc/index.ts';
import { messages } from '../../messages.ts';
import { SOURCE_NAMES } from '../../rules/import-words.ts';

export type FileSource = (typeof IMPORT_SOURCES)[number];

/** The choice that leaves it to the file's content. */
export const BY_CONTENT = 'content';

export interface ImportForm {
  upload: Upload;
  source: FileSource;
  /** As its sender calls it, without folders. */
  fileName: string;
}

/** The kind that was chosen; null where the content shall tell. */
export function chosenSource(body: Fields): FileSource | null {
  return IMPORT_SOURCES.find((known) => known === one(body, 'source')) ?? null;
}

/**
 * The uploaded file and what it is, judged by its first rows. A file that is no use is removed again; what is wrong with it is
 * told beside the field.
 */
export async function readImportForm(
  body: Fields,
  uploads: readonly Upload[],
  dataDir: string,
): Promise<Parsed<ImportForm>> {
  const upload = uploads.find(({ field }) => field === 'file');
  if (upload === undefined) return { errors: [{ field: 'file', message: messages.fileMissing }] };
  if (upload.problem !== undefined) return { errors: [{ field: 'file', message: upload.problem }] };
  const path = storedPath(dataDir, upload.path);
  const found = await sourceOf(path, chosenSource(body));
  if (found.errors) {
    await rm(path, { force: true });
    return found;
  }
  return {
    value: { upload, source: found.value, fileName: basename(upload.filename).slice(0, 200) || 'file' },
  };
}

async function sourceOf(path: string, chosen: FileSource | null): Promise<Parsed<FileSource>> {
  try {
    const source = await detectSource(path);
    if (chosen === null || chosen === source) return { value: source };
    const message = messages.otherSource(SOURCE_NAMES[chosen], SOURCE_NAMES[source]);
    return { errors: [{ field: 'source', message }] };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { errors: [{ field: 'file', message: error.message }] };
  }
}
