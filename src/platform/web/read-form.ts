import type { FastifyRequest } from 'fastify';
import { saveUpload } from '../files/index.ts';
import type { Route, Upload } from './types.ts';

type Fields = Record<string, string | string[] | undefined>;

/** A form's fields, and its files saved under the data folder. An empty file input is no upload. */
export async function readForm(
  request: FastifyRequest,
  route: Pick<Route, 'upload'>,
  dataDir: string,
): Promise<{ body: Fields; uploads: Upload[] }> {
  if (!request.isMultipart()) return { body: (request.body as Fields | null | undefined) ?? {}, uploads: [] };
  const body: Fields = {};
  const uploads: Upload[] = [];
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      addField(body, part.fieldname, String(part.value));
    } else if (route.upload !== true || part.filename === '') {
      part.file.resume();
    } else {
      const saved = await saveUpload(part.file, { dataDir, maxBytes: 200 * 1024 * 1024 });
      uploads.push({ field: part.fieldname, filename: part.filename, ...saved });
    }
  }
  return { body, uploads };
}

function addField(body: Fields, name: string, value: string): void {
  if (name === '__proto__') return;
  const before = body[name];
  body[name] = before === undefined ? value : Array.isArray(before) ? [...before, value] : [before, value];
}
