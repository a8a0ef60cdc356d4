import { readHeadedTable } from '../../../../platform/files/index.ts';
import { ACCOUNT_COLUMNS, MOST_PEOPLE, type AccountCells } from '../../rules/account-rows.ts';

const COLUMNS = Object.keys(ACCOUNT_COLUMNS) as (keyof AccountCells)[];
const LONGEST_CELL = 500;

/**
 * The people of a CSV, XLSX or ODS file, one more than are taken at most.
 *
 * @throws FileProblem where it cannot be read, or lacks a column
 */
export async function readPeople(path: string): Promise<AccountCells[]> {
  const people: AccountCells[] = [];
  for await (const { columns, rows } of readHeadedTable<keyof AccountCells>(path, ACCOUNT_COLUMNS)) {
    for (const { cells } of rows) {
      const cell = (key: keyof AccountCells) => (cells[columns[key]] ?? '').trim().slice(0, LONGEST_CELL);
      people.push(
        Object.fromEntries(COLUMNS.map((key) => [key, cell(key)])) as Record<keyof AccountCells, string>,
      );
    }
    if (people.length > MOST_PEOPLE) break;
  }
  return people;
}

/** People as a hidden field of the preview brings them back; an empty list where it was tampered with. */
export function peopleOfField(text: string): AccountCells[] {
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    return [];
  }
  if (!Array.isArray(found)) return [];
  return found.slice(0, MOST_PEOPLE).flatMap((row: unknown) => {
    const texts = Array.isArray(row) ? row.map((cell) => String(cell).trim().slice(0, LONGEST_CELL)) : [];
    if (texts.length !== COLUMNS.length) return [];
    return [
      Object.fromEntries(COLUMNS.map((key, i) => [key, texts[i]])) as Record<keyof AccountCells, string>,
    ];
  });
}

/** The hidden field for them. */
export const fieldOfPeople = (people: readonly AccountCells[]): string =>
  JSON.stringify(people.map((cells) => COLUMNS.map((key) => cells[key])));
