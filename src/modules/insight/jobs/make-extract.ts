import { rm } from 'node:fs/promises';
import { newId } from '../../../platform/clock/index.ts';
import { exportTable } from '../../../platform/exports/index.ts';
import { saveUpload, storedPath, type SavedFile } from '../../../platform/files/index.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/index.ts';
import type { Signer } from '../../../platform/secrets/index.ts';
import { fetchAuthority } from '../../people/index.ts';
import { fetchAllServices } from '../queries/fetch-services.ts';
import { findExtracts, type Extract } from '../queries/find-extracts.ts';
import { saveExtract, type NewExtract } from '../queries/save-extract.ts';
import { standpointOf } from '../queries/services-source.ts';
import { paths } from '../routes.ts';
import { EXTRACT_FORMAT, extractFiles, manifestText } from '../rules/extract-manifest.ts';
import { EXTRACT_COLUMNS, extractRowOf, type ExtractRow } from '../rules/extract-rows.ts';
import { noFilters } from '../rules/service-filters.ts';

/** Of the signer: another label would be another key. */
export const EXTRACT_LABEL = 'daily extract';
export const EXTRACT_JOB = 'insight.extract';

const MOST_BYTES = 1024 ** 3;

type MakeContext = Pick<JobContext, 'db' | 'scope' | 'clock' | 'dataDir' | 'secrets'>;
type Council = NonNullable<Awaited<ReturnType<typeof fetchAuthority>>>;

/**
 * Makes a version of today's extract of a council: the CSV is written, its manifest signed, and both kept. Where that version, or a later
 * one, is there already, that one is answered and nothing is made. Undefined where there is no council.
 */
export async function makeExtract(context: MakeContext, version = 1): Promise<Extract | undefined> {
  const { db, scope, clock, dataDir, secrets } = context;
  if (secrets === undefined) throw new Error('an extract is signed, and no key was given');
  const council = scope.authorityId === null ? undefined : await fetchAuthority(db.owner, scope.authorityId);
  if (council === undefined) return undefined;
  const there = await newestOfToday(context);
  if (there !== undefined && there.version >= version) return there;
  const madeAt = clock.now();
  const rows = await fetchRows(context, council, madeAt);
  const file = await writeCsv(dataDir, rows, clock.today());
  const made = describe({ council, file, services: rows.length, day: clock.today(), version, madeAt }, secrets.signer(EXTRACT_LABEL));
  const kept = await db.within(scope, (tx) => saveExtract(tx, { ...made, extractId: newId(clock) }));
  // somebody else was quicker
  if (!kept) await rm(storedPath(dataDir, file.path), { force: true });
  return newestOfToday(context);
} // prettier-ignore

const newestOfToday = async ({ db, scope, clock }: MakeContext): Promise<Extract | undefined> =>
  (await db.within(scope, (tx) => findExtracts(tx, 1, clock.today())))[0];

/** Every service of the council that is open. Read without any permission: what one of them guards cannot get in. */
async function fetchRows({ db, scope, clock }: MakeContext, council: Council, madeAt: Date): Promise<ExtractRow[]> {
  const today = clock.today();
  const services = await db.within({ ...scope, permissions: [] }, (tx) =>
    fetchAllServices(tx, noFilters({ registered: 'now', sort: 'name', descending: false }), standpointOf({ authority: council, today })),
  );
  return services.map((service) => extractRowOf(service, today, madeAt));
} // prettier-ignore

function writeCsv(dataDir: string, rows: readonly ExtractRow[], day: Extract['day']): Promise<SavedFile> {
  const columns = EXTRACT_COLUMNS.map(({ key, kind }) => ({ key, kind, heading: key }));
  const { body } = exportTable('csv', { title: 'placements', columns, rows, day });
  return saveUpload(body, { dataDir, maxBytes: MOST_BYTES });
}

interface Written {
  council: Council;
  file: SavedFile;
  services: number;
  day: Extract['day'];
  version: number;
  madeAt: Date;
}

function describe({ council, file, services, day, version, madeAt }: Written, signer: Signer): Omit<NewExtract, 'extractId'> {
  const { keyId, publicKey } = signer;
  const manifest = manifestText({
    format: EXTRACT_FORMAT,
    council: { id: council.authorityId, name: council.name },
    day,
    version,
    madeAt: madeAt.toISOString(),
    file: extractFiles(day, version).csv,
    rows: services,
    bytes: file.bytes,
    sha256: file.sha256,
    columns: EXTRACT_COLUMNS.map(({ key }) => key),
    keyId,
  });
  const signature = signer.sign(Buffer.from(manifest, 'utf8')).toString('base64');
  return { ...file, authorityId: council.authorityId, day, version, services, manifest, signature, keyId, publicKey, madeAt };
} // prettier-ignore

/** Each morning, and when somebody wants today's anew. The payload says which version: run again after a crash, it is made once. */
export const extractJob: JobKind = {
  kind: EXTRACT_JOB,
  title: 'Making the extract of today',
  schedule: '15 5 * * *',
  async run(payload, context) {
    const made = await makeExtract(context, (payload as { version?: number } | null)?.version);
    return { services: made?.services ?? 0, version: made?.version ?? 0 };
  },
  resultUrl: () => paths.extracts(),
  startPage: { text: 'Daily extract', href: '/look-up/extract' },
};
