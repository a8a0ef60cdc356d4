import type { Tx } from '../db/types.ts';
import { withheldIn, withholder } from './rules/withhold.ts';
import type { Subject, SubjectDirectory, SubjectSource } from './types.ts';

/** Rows of one section: more than anybody has; where there are more, the section says so. */
const MOST = 50_000;

/** What one source holds about the subject, other people taken out. */
export interface Section {
  title: string;
  what: string;
  columns: SubjectSource['columns'];
  rows: Record<string, unknown>[];
  /** There is more than fits. */
  cut: boolean;
}

/** Everything that is held about a person, section by section, empty ones too. */
export async function gather(
  tx: Tx,
  subject: Subject,
  from: { directory: SubjectDirectory; sources: readonly SubjectSource[] },
  most = MOST,
): Promise<Section[]> {
  const withhold = withholder(subject, await from.directory.namesOfOthers(tx, subject));
  const sections: Section[] = [];
  for (const { title, what, columns, find } of from.sources) {
    const found = await find(tx, subject, most + 1);
    const rows = found
      .slice(0, most)
      .map((row) =>
        Object.fromEntries(columns.map(({ key }) => [key, withheldIn(row[key] ?? null, withhold)])),
      );
    sections.push({ title, what, columns, rows, cut: found.length > most });
  }
  return sections;
}
