import { readFile } from 'node:fs/promises';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { parseStorableJson } from '../../../../platform/files/index.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { Upload } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import type { BoundaryKind } from '../../queries/save-boundaries.ts';
import { parseAreas, type NamedArea } from '../../rules/geojson.ts';

const MOST_BYTES = 20_000_000;

export interface BoundaryForm {
  kind: BoundaryKind;
  /** Remove the other areas of this kind. */
  replaceAll: boolean;
  areas: NamedArea[];
}

/** Reads the upload of boundaries or zones; `problems` are all faults of the file, where it has several. */
export async function parseBoundaryForm(
  fields: Fields,
  upload: Upload | undefined,
  open: (path: string) => string,
): Promise<Parsed<BoundaryForm> & { problems?: string[] }> {
  const errors: FieldError[] = [];
  const kind = one(fields, 'kind');
  if (kind !== 'boundary' && kind !== 'zone')
    errors.push({ field: 'kind', message: messages.areaKindMissing });
  const read = await readAreas(fields, upload, open);
  if (read.areas === undefined) {
    const [first = '', ...others] = read.problems;
    errors.push({ field: 'file', message: messages.geoProblems(first, others.length) });
    return { errors, problems: others.length > 0 ? read.problems : [] };
  }
  if (kind !== 'boundary' && kind !== 'zone') return { errors };
  return { value: { kind, areas: read.areas, replaceAll: one(fields, 'replaceAll') === 'yes' } };
}

async function readAreas(fields: Fields, upload: Upload | undefined, open: (path: string) => string) {
  const wrong = (problem: string) => ({ problems: [problem], areas: undefined });
  if (upload === undefined) return wrong(messages.fileMissing);
  if (upload.bytes > MOST_BYTES) return wrong(messages.geoTooLarge(upload.bytes));
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(open(upload.path)));
  } catch (error) {
    if (error instanceof TypeError) return wrong(messages.geoNotText);
    throw error;
  }
  let json: unknown;
  try {
    json = parseStorableJson(text);
  } catch (error) {
    return wrong(
      messages.geoNotJson(error instanceof Error ? error.message.slice(0, 200) : 'it cannot be read'),
    );
  }
  const onlyName = one(fields, 'onlyName').slice(0, 200);
  return parseAreas(json, { nameProperty: one(fields, 'nameProperty'), onlyName });
}
