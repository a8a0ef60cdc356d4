import { rm } from 'node:fs/promises';
import { resolve, sep } from 'node:path';
import { storedPath } from '../files/index.ts';
import { dueOf, ownersOf, type RetentionContext } from './look-through.ts';
import { fetchDecisions } from './queries/fetch-decisions.ts';
import { findHold } from './queries/find-hold.ts';
import { saveBatch, saveFilesEvent, saveRunEvent } from './queries/save-batch.ts';
import { monthsOf, type Decisions } from './rules/decisions.ts';
import { hasPeriod, type Due, type GoingFiles, type PeriodRule } from './types.ts';

/** Records taken away in one transaction. */
const BATCH = 500;

/** What a run did with one type. */
interface RanType {
  recordType: string;
  name: string;
  goes: PeriodRule['goes'];
  records: number;
  held: boolean;
}

/** What a run did. */
export interface RetentionRun {
  types: RanType[];
  records: number;
}

interface Running extends RetentionContext {
  /** Who let it run: a person, the operator, or the schedule. */
  askedBy: string;
  decisions: Decisions;
  signal?: AbortSignal | undefined;
  progress?: ((done: number, note: string) => void) | undefined;
}

/**
 * Takes away what is due today, type by type in batches, each batch with its entry in the trail. Stopped half-way, the next run goes
 * on where this one was. Held types are left alone.
 */
export async function runRetention(
  context: RetentionContext & Pick<Running, 'askedBy' | 'signal' | 'progress'>,
): Promise<RetentionRun> {
  const { db, rules, authorityId, askedBy } = context;
  const running: Running = { ...context, decisions: await fetchDecisions(db.owner, authorityId) };
  const types: RanType[] = [];
  let records = 0;
  for (const rule of rules.filter(hasPeriod)) {
    running.progress?.(records, rule.name);
    const ran = await runType(running, rule);
    types.push(ran);
    records += ran.records;
  }
  const went = types.filter((each) => each.records > 0).map((each) => [each.recordType, each.records]);
  const held = types.filter((each) => each.held).map(({ recordType }) => recordType);
  await saveRunEvent(db.owner, authorityId, { askedBy, records, went: Object.fromEntries(went), held });
  return { types, records };
}

async function runType(running: Running, rule: PeriodRule): Promise<RanType> {
  const { recordType, name, goes } = rule;
  const ran: RanType = { recordType, name, goes, records: 0, held: false };
  for (const owner of ownersOf(rule, running.authorityId)) {
    const due = dueOf(rule, owner, running.decisions, running.clock);
    const removed =
      'files' in rule.records
        ? await removeFiles(running, rule, rule.records, due)
        : await removeRows(running, rule, due);
    ran.records += removed.records;
    ran.held ||= removed.held;
  }
  return ran;
}

interface Gone {
  records: number;
  held: boolean;
}

async function removeRows(running: Running, rule: PeriodRule, due: Due): Promise<Gone> {
  const { db, askedBy, signal, decisions, dataDir } = running;
  const { recordType, records: rows } = rule;
  if ('files' in rows) return { records: 0, held: false };
  const months = due.authorityId === null ? rule.keep.months : monthsOf(rule, decisions.periods);
  for (let records = 0; ;) {
    signal?.throwIfAborted();
    const removed = await saveBatch(db.owner, { recordType, rows, due, months, askedBy }, BATCH);
    if (removed === 'held') return { records, held: true };
    for (const path of removed.paths ?? []) await removeFile(dataDir, path);
    if (removed.records === 0) return { records, held: false };
    records += removed.records;
    running.progress?.(records, rule.name);
  }
}

async function removeFiles(
  { db, askedBy, dataDir }: Running,
  { recordType, keep }: PeriodRule,
  found: GoingFiles,
  due: Due,
): Promise<Gone> {
  if (await db.owner.transaction().execute((tx) => findHold(tx, recordType, null)))
    return { records: 0, held: true };
  const files = await found.files(db.owner, due, dataDir);
  if (files.length === 0) return { records: 0, held: false };
  for (const { path } of files) await removeFile(dataDir, path);
  const details = { records: files.length, before: due.beforeDay, months: keep.months, askedBy };
  await saveFilesEvent(db.owner, recordType, details);
  return { records: files.length, held: false };
}

/** Only below the folder of stored files, whatever a row says. One that is gone already is no fault. */
async function removeFile(dataDir: string, path: string): Promise<void> {
  const file = storedPath(dataDir, path);
  if (file.startsWith(resolve(dataDir, 'files') + sep)) await rm(file, { force: true });
}
