import { parseDay, type Day } from '../../../kernel/calendar-day.ts';

/** What a manifest is, and how it is to be read: a change that breaks readers has another number. */
export const EXTRACT_FORMAT = 'amberley-extract/1';

/** What says which file an extract is: with its signature, nobody can have changed either. */
export interface ExtractManifest {
  format: string;
  council: { id: string; name: string };
  day: Day;
  /** 1, and one more each time that the day's is made again. */
  version: number;
  madeAt: string;
  file: string;
  rows: number;
  bytes: number;
  sha256: string;
  columns: string[];
  /** The name of the key that signed it. */
  keyId: string;
}

/** The text of a manifest, which is what is signed: always the same for the same manifest. */
export function manifestText(manifest: ExtractManifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

/** Names of an extract's files. They sort by day and version. */
export function extractFiles(
  day: Day,
  version: number,
): { csv: string; manifest: string; signature: string } {
  const name = `placements-${day}${version === 1 ? '' : `-version-${version}`}`;
  return { csv: `${name}.csv`, manifest: `${name}.manifest.json`, signature: `${name}.manifest.sig` };
}

/** A manifest read from text; undefined where it is none. */
export function readManifest(text: string): ExtractManifest | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isManifest(read) ? read : undefined;
}

function isManifest(read: unknown): read is ExtractManifest {
  if (typeof read !== 'object' || read === null) return false;
  const { format, council, day, version, madeAt, rows, bytes, sha256, keyId } = read as Record<
    string,
    unknown
  >;
  const whole = [version, rows, bytes].every((each) => Number.isInteger(each));
  const texts = [madeAt, sha256, keyId, (council as { name?: unknown } | null)?.name];
  return (
    format === EXTRACT_FORMAT &&
    whole &&
    texts.every((each) => typeof each === 'string') &&
    typeof day === 'string' &&
    parseDay(day) !== null
  );
}
