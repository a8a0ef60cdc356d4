import { hostname } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Database, Tx } from '../../../platform/db/types.ts';
import {
  findRunningImports,
  saveImportEnd,
  saveNewImport,
  saveStagingEmptied,
  type NewImport,
  type RunningImport,
} from '../queries/save-import.ts';
import { ImportBusyError, type ImportContext } from './import-types.ts';

/** An import on another machine that has shown no life for this long is dead. */
const SILENT_FOR_MS = 10 * 60_000;
/** On this machine its process exists, yet the number may by now be another program's; no merge is silent for so long. */
const SILENT_HERE_FOR_MS = 60 * 60_000;
const LOOK_AGAIN_MS = 2_000;

/** Imports that this process runs; a row that names this process and is not here is of a dead one with the same number. */
const running = new Set<string>();

/** Who runs an import: the machine and the process. */
export function runner(): string {
  return `${hostname()}:${process.pid}`;
}

/**
 * Makes an import the only one, or says which other is. Imports whose process died are ended first: they changed nothing,
 * because the merge is one transaction. Waits for a living one where `wait`, else throws ImportBusyError.
 */
export async function claimRegister(context: ImportContext, begun: NewImport, wait: boolean): Promise<void> {
  for (;;) {
    context.signal?.throwIfAborted();
    const busy = await context.db.within(context.scope, async (tx) => {
      const living = await endDeadImports(tx, context);
      if (living !== null) return living;
      await saveStagingEmptied(tx);
      await saveNewImport(tx, begun);
      running.add(begun.importId);
      return null;
    });
    if (busy === null) return;
    if (!wait) throw new ImportBusyError({ fileName: busy.fileName, since: busy.startedAt, by: busy.actor });
    context.progress?.(0, null, `Waiting for the import of ${busy.fileName} to end`);
    await sleep(LOOK_AGAIN_MS, undefined, { signal: context.signal });
  }
}

/** Gives the register free for the next import. */
export function release(importId: string): void {
  running.delete(importId);
}

type Where = Pick<ImportContext, 'db' | 'clock'>;

/** Ends imports whose process died and empties what they staged, unless one lives. For the start of the server. */
export async function cleanStaging({ db, clock }: Where): Promise<void> {
  await db.within({ authorityId: null, actor: 'system' }, async (tx) => {
    if ((await endDeadImports(tx, { db, clock })) === null) await saveStagingEmptied(tx);
  });
}

async function endDeadImports(tx: Tx, { db, clock }: Where): Promise<RunningImport | null> {
  let living: RunningImport | null = null;
  for (const found of await findRunningImports(tx)) {
    if (isAlive(found, clock.now(), db.kind)) living = found;
    else await saveImportEnd(tx, found.importId, stopped(clock.now()));
  }
  return living;
}

function stopped(at: Date): Parameters<typeof saveImportEnd>[2] {
  return {
    state: 'failed',
    at,
    result: null,
    rejectedPath: null,
    error: 'It was stopped before its end and changed nothing.',
  };
}

function isAlive(found: RunningImport, now: Date, kind: Database['kind']): boolean {
  // The embedded database has one process, which is this one.
  if (kind === 'embedded') return running.has(found.importId);
  const silentMs = now.getTime() - found.seenAt.getTime();
  const [host, pid] = found.runBy.split(':');
  if (host !== hostname()) return silentMs < SILENT_FOR_MS;
  if (Number(pid) === process.pid) return running.has(found.importId);
  if (silentMs > SILENT_HERE_FOR_MS) return false;
  try {
    process.kill(Number(pid), 0); // signal 0 only asks whether the process exists
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
