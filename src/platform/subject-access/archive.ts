import type { Readable } from 'node:stream';
import type { Day } from '../../kernel/calendar-day.ts';
import { csvPieces } from '../exports/csv.ts';
import { zipStream, type Part } from '../exports/zip-stream.ts';
import { coverPage, sectionPage } from './cover.tsx';
import type { Section } from './gather.ts';
import { cellWords } from './rules/cells.ts';

/** What the archive says of itself. */
export interface About {
  council: string;
  /** Who asked: a name or an address. */
  about: string;
  today: Day;
}

/** One ZIP: a cover page, each section that has rows as a page and a CSV table, and everything as JSON. */
export async function archiveOf(
  { council, about, today }: About,
  sections: readonly Section[],
): Promise<Readable> {
  const filed = sections.map((section, i) => ({ ...section, file: fileOf(section.title, i + 1) }));
  const full = filed.filter(({ rows }) => rows.length > 0);
  const parts: Part[] = [
    { name: 'index.html', content: coverPage({ council, about, today, sections: filed }) },
  ];
  for (const section of full) {
    let csv = '';
    for await (const piece of csvPieces(tableOf(section, today))) csv += piece;
    parts.push({ name: `${section.file}.html`, content: sectionPage(section) });
    parts.push({ name: `${section.file}.csv`, content: csv });
  }
  parts.push({ name: 'everything.json', content: everything({ council, about, today }, sections) });
  return zipStream(parts, today);
}

/** "03-your-account": in the order of the cover. */
const fileOf = (title: string, place: number) =>
  `${String(place).padStart(2, '0')}-${title
    .toLowerCase()
    .replace(/[^a-z]+/g, '-')
    .replace(/^-|-$/g, '')}`;

const tableOf = ({ title, columns, rows }: Section, today: Day) => ({
  title,
  day: today,
  columns: columns.map((column) => ({ ...column, kind: 'text' as const })),
  rows: rows.map((row) => Object.fromEntries(columns.map(({ key }) => [key, cellWords(row[key])]))),
});

function everything({ council, about, today }: About, sections: readonly Section[]): string {
  const filled = sections.map(({ title, what, cut, rows }) => ({ title, what, complete: !cut, rows }));
  return `${JSON.stringify({ council, about, day: today, sections: filled }, null, 1)}\n`;
}
