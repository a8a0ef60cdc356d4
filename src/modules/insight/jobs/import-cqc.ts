import { sql } from 'kysely';
import type { Scope } from '../../../platform/db/types.ts';
import { toNobody } from '../../../platform/events/index.ts';
import type { JobKind } from '../../../platform/jobs/index.ts';
import {
  cqcImportJob,
  cqcSyncJob,
  importFile,
  syncCqc,
  type ImportContext,
  type ImportRequest,
  type ImportResult,
  type SyncSummary,
} from '../../cqc/index.ts';
import { fetchAuthority } from '../../people/index.ts';
import { rateMarket } from '../../risk/index.ts';
import { findCouncilsTouched } from '../queries/find-councils-touched.ts';
import { paths } from '../routes.ts';

/**
 * Reads a file into the register, then rates anew, in every council whose market it touched, by what it brought. The register
 * is everybody's, so it says which council imported; who of its people did is in that council's own trail.
 */
export async function importCqc(context: ImportContext, request: ImportRequest): Promise<ImportResult> {
  const result = await importFile({ ...context, scope: await sharedScope(context) }, request);
  if (isPerson(context.scope.actor)) await noteImport(context, request, result);
  if (result.dryRun || result.added + result.changed === 0) return result;
  await rateTouched(context, result.importId);
  return result;
}

/** The table whose row the trail's entry is about. */
const IMPORTS = 'cqc.import';

/** People act as "Name (e-mail)", machines by a bare word. */
const isPerson = (actor: string) => /\(\S+@\S+\)$/.test(actor);

/** Who imports, as every council of the installation may read it. */
async function sharedScope({ db, scope }: ImportContext): Promise<Scope> {
  if (scope.authorityId === null || !isPerson(scope.actor)) return scope;
  const council = await fetchAuthority(db.owner, scope.authorityId);
  return { ...scope, actor: council?.name ?? 'a council' };
}

async function noteImport(
  { db, scope }: ImportContext,
  { source, fileName, dryRun }: ImportRequest,
  { importId }: ImportResult,
): Promise<void> {
  const details = { source, fileName: fileName ?? null, dryRun: dryRun === true };
  await db.within(scope, (tx) =>
    sql`select platform.audit_event('import', ${IMPORTS}, ${importId}, ${JSON.stringify(details)}::jsonb)`.execute(
      tx,
    ),
  );
}

/** Our own council first: whoever imported waits for it. Each in a transaction of its own, and as no person of another council. */
async function rateTouched(
  { db, scope, clock, announce = toNobody, progress }: ImportContext,
  importId: string,
): Promise<void> {
  const today = clock.today();
  const touched = await findCouncilsTouched(db.owner, importId);
  const own = touched.filter((id) => id === scope.authorityId);
  const others = touched.filter((id) => id !== scope.authorityId);
  for (const authorityId of [...own, ...others]) {
    progress?.(0, null, 'Rating services');
    const actor = authorityId !== scope.authorityId && isPerson(scope.actor) ? 'system' : scope.actor;
    await db.within({ authorityId, actor }, (tx) =>
      rateMarket(tx, { authorityId, asAt: today, today, persist: true, tell: { clock, announce } }),
    );
  }
}

/** Fetches what changed from CQC's API (or everything), then rates anew. */
export async function syncFromCqc(
  context: ImportContext,
  options: { mode: 'auto' | 'full' | 'changes' },
): Promise<ImportResult & SyncSummary> {
  return syncCqc(context, options, importCqc);
}

/** The job behind the Import page. */
export const importJob: JobKind = {
  ...cqcImportJob(importCqc, (result) => paths.importResult(result.importId)),
  startPage: { text: 'Back to Import', href: paths.import() },
};

/** The nightly sync, and the one that a person asks for on the Import page. */
export const syncJob: JobKind = {
  ...cqcSyncJob(importCqc),
  resultUrl: syncResultUrl,
  startPage: { text: 'Back to Import', href: paths.import() },
};

/** A sync that had nothing to follow has no import of its own. */
function syncResultUrl(result: unknown): string {
  const { importId } = (result ?? {}) as { importId?: string };
  return importId === undefined ? paths.import() : paths.importResult(importId);
}
