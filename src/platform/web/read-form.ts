import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import type { FastifyRequest } from 'fastify';
import {
  checkFileName,
  FileProblem,
  saveUpload,
  scanFile,
  storedPath,
  type ClamdAddress,
} from '../files/index.ts';
import { FormTooLarge, LARGEST_FORM_BYTES } from './form-fields.ts';
import type { Route, Upload } from './types.ts';

type Fields = Record<string, string | string[] | undefined>;

/** What came with a request: its fields, and its files saved. */
export interface Form {
  body: Fields;
  uploads: Upload[];
}

/** Where files are kept, and who looks at them first. */
interface Keeping {
  dataDir: string;
  clamd?: ClamdAddress | undefined;
}

export const LARGEST_UPLOAD_BYTES = 200 * 1024 * 1024;

/**
 * A form's fields, and its files saved under the data folder. An empty file input is no upload. A file that cannot be kept
 * (empty, too large, the disk full, a virus) is a refused request, or where the route asks for refused files an upload with its problem.
 */
export async function readForm(
  request: FastifyRequest,
  route: Pick<Route, 'upload' | 'takes'>,
  keeping: Keeping,
): Promise<Form> {
  if (!request.isMultipart()) return { body: (request.body as Fields | null | undefined) ?? {}, uploads: [] };
  const form: Form = { body: {}, uploads: [] };
  try {
    await readParts(request, route, keeping, form);
    return form;
  } catch (error) {
    await removeUploads(form, keeping);
    throw error;
  }
}

/** Takes the files of a form away again that is not to be taken. */
export async function removeUploads({ uploads }: Form, { dataDir }: Keeping): Promise<void> {
  const kept = uploads.filter(({ path }) => path !== '');
  await Promise.all(kept.map(({ path }) => rm(storedPath(dataDir, path), { force: true })));
}

async function readParts(
  request: FastifyRequest,
  route: Pick<Route, 'upload' | 'takes'>,
  keeping: Keeping,
  { body, uploads }: Form,
): Promise<void> {
  let bytes = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      const value = String(part.value);
      bytes += Buffer.byteLength(value);
      if (bytes > LARGEST_FORM_BYTES || part.valueTruncated) throw new FormTooLarge();
      addField(body, part.fieldname, value);
    } else if (!route.upload || part.filename === '') {
      part.file.resume();
    } else {
      const named = { field: part.fieldname, filename: part.filename };
      uploads.push({ ...named, ...(await saved(part, keeping, route)) });
    }
  }
}

async function saved(
  { file, filename }: { file: Readable; filename: string },
  { dataDir, clamd }: Keeping,
  { upload, takes }: Pick<Route, 'upload' | 'takes'>,
): Promise<Omit<Upload, 'field' | 'filename'>> {
  try {
    checkFileName(filename, takes);
    // Not destroyed where it is too large: what follows it in the form could then never be read.
    const kept = await saveUpload(file.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>, {
      dataDir,
      maxBytes: LARGEST_UPLOAD_BYTES,
    });
    if (clamd !== undefined) await scanned(storedPath(dataDir, kept.path), clamd);
    return kept;
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    if (upload !== 'refused too') throw Object.assign(error, { statusCode: 400 });
    return { path: '', bytes: 0, sha256: '', problem: error.message };
  } finally {
    file.resume();
  }
}

/** Leaves nothing behind of a file that the scanner refused. */
async function scanned(path: string, clamd: ClamdAddress): Promise<void> {
  try {
    await scanFile(path, clamd);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

function addField(body: Fields, name: string, value: string): void {
  if (name === '__proto__') return;
  const before = body[name];
  body[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
}
