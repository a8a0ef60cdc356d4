import type { Readable } from 'node:stream';
import { recordExport, recordLook } from '../audit/index.ts';
import type { Tx } from '../db/types.ts';
import { archiveOf, type About } from './archive.ts';
import { gather } from './gather.ts';
import type { Subject, SubjectDirectory, SubjectSource, Wanted } from './types.ts';

/** Where it is gathered from. */
export interface SubjectHouse {
  directory: SubjectDirectory;
  sources: readonly SubjectSource[];
}

/** What was taken out: the archive and how much is in it. */
export interface TakenOut {
  archive: Readable;
  sections: number;
  records: number;
}

/**
 * Gathers everything about a person into an archive, and notes so in the trail, in the history of their account too.
 *
 * @param asked.subject who was found for `asked.wanted`
 */
export async function takeOut(
  tx: Tx,
  asked: { wanted: Wanted; subject: Subject },
  about: About,
  house: SubjectHouse,
): Promise<TakenOut> {
  const { wanted, subject } = asked;
  const sections = await gather(tx, subject, house);
  const records = sections.reduce((sum, { rows }) => sum + rows.length, 0);
  const parameters = wanted.kind === 'words' ? { words: wanted.words } : { [wanted.kind]: wanted.id };
  await recordExport(tx, { what: 'subject access', parameters, rows: records });
  if (wanted.kind === 'account')
    await recordLook(tx, { table: 'people.account', id: wanted.id, why: 'a subject access request' });
  return {
    archive: await archiveOf(about, sections),
    sections: sections.filter(({ rows }) => rows.length > 0).length,
    records,
  };
}
