import { Type, type Static } from 'typebox';
import { Value } from 'typebox/value';
import { KeepingProblem } from './problem.ts';

/** Raised when a reader of today would misread what is written then. */
const FORMAT_VERSION = 1;
const FORMAT = 'amberley-backup';

const sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' });
const count = Type.Integer({ minimum: 0 });
const name = Type.String({ pattern: '^[a-z_][a-z0-9_]*$' });

const keptTable = Type.Object({
  schema: name,
  name,
  columns: Type.Array(Type.String()),
  rows: count,
  /** The sum over the rows of a number made of each row's MD5: the same in whatever order the rows are. */
  checksum: Type.String({ pattern: '^-?[0-9]+$' }),
  bytes: count,
  sha256,
});
/** Within the data folder: below `files`, and never out of it. */
const FILE_PATH = String.raw`^files(/(?!\.)[\w.-]+)+$`;
const keptFile = Type.Object({
  path: Type.String({ pattern: FILE_PATH }),
  bytes: count,
  sha256,
});
const council = Type.Object({ name: Type.String(), isDemonstration: Type.Boolean() });
const sequence = Type.Object({
  schema: name,
  name,
  value: Type.String({ pattern: '^-?[0-9]+$' }),
  called: Type.Boolean(),
});

const manifest = Type.Object({
  format: Type.Literal(FORMAT),
  formatVersion: Type.Literal(FORMAT_VERSION),
  amberley: Type.String(),
  takenAt: Type.String({ pattern: String.raw`^\d{4}-\d\d-\d\dT[\d:.]+Z$` }),
  postgresql: Type.String(),
  councils: Type.Array(council),
  migrations: Type.Array(Type.Object({ name: Type.String(), sha256 })),
  tables: Type.Array(keptTable),
  sequences: Type.Array(sequence),
  files: Type.Array(keptFile),
  /** Files that rows name and that were not on the disk. */
  missingFiles: Type.Array(Type.String()),
});

/** What is in a snapshot: the first thing to read of a backup. */
export type Manifest = Static<typeof manifest>;
export type KeptTable = Static<typeof keptTable>;
export type KeptFile = Static<typeof keptFile>;
export type KeptSequence = Static<typeof sequence>;
/** A council whose data a database holds. */
export type Council = Static<typeof council>;

const filePath = new RegExp(FILE_PATH);

/** Whether a path is one that stored files have; any other is not followed. */
export function isFilePath(path: string): boolean {
  return filePath.test(path);
}

/** The name of a table's rows within a snapshot. */
export function tableFile(table: { schema: string; name: string }): string {
  return `tables/${table.schema}.${table.name}.copy`;
}

/** A manifest as this version writes it. */
export function newManifest(content: Omit<Manifest, 'format' | 'formatVersion'>): Manifest {
  return { format: FORMAT, formatVersion: FORMAT_VERSION, ...content };
}

/** Reads a manifest. Throws a KeepingProblem for one of a newer version, or with a value that cannot be. */
export function parseManifest(text: string): Manifest {
  const found = parsed(text);
  if (found.format !== FORMAT) throw new KeepingProblem('Its manifest is not that of a backup of Amberley.');
  if (typeof found.formatVersion === 'number' && found.formatVersion > FORMAT_VERSION) {
    throw new KeepingProblem(
      `It was made by a newer version of Amberley (${String(found.amberley)}, format ${found.formatVersion}; this one reads up to ` +
        `${FORMAT_VERSION}). Restore it with that version or a newer one.`,
    );
  }
  if (!Value.Check(manifest, found)) {
    const [first] = Value.Errors(manifest, found);
    throw new KeepingProblem(
      `Its manifest has a value that cannot be, at ${first?.instancePath || 'the top'}: ${first?.message ?? 'not as it should be'}.`,
    );
  }
  const names = [...found.tables.map(tableFile), ...found.files.map(({ path }) => path)];
  const twice = names.find((each, place) => names.indexOf(each) !== place);
  if (twice !== undefined) throw new KeepingProblem(`Its manifest names ${twice} twice.`);
  return found;
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new KeepingProblem('Its manifest cannot be read.');
}
