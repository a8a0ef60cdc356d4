import { invalidParameter, type ApiContext } from '../../../platform/api/index.ts';
import type {
  Figure,
  FigureParameters,
  FigureRow,
  FigureSelection,
} from '../../../platform/figures/index.ts';

/** What names a row: its columns of text. */
export function selectionOfRow(row: FigureRow): FigureSelection {
  return Object.fromEntries(
    Object.entries(row).filter((cell): cell is [string, string] => typeof cell[1] === 'string'),
  );
}

/** A column and its value as a parameter `row` says them. */
export const rowText = (column: string, value: string): string => `${column}:${value}`;

type Asked = Pick<ApiContext<{ row?: string[] | undefined }>, 'tx' | 'query'>;

/**
 * The row that the parameters `row` name; {} for all rows.
 * @throws ApiProblem for one that the figure has not
 */
export async function readRowSelection(
  { tx, query }: Asked,
  figure: Figure,
  parameters: FigureParameters,
): Promise<FigureSelection> {
  const selection: FigureSelection = {};
  const given = query.row ?? [];
  if (given.length === 0) return selection;
  const [first = {}] = (await figure.value(tx, parameters)).rows;
  const columns = Object.keys(selectionOfRow(first));
  const numbers = Object.keys(first).filter((name) => typeof first[name] === 'number');
  for (const each of given) {
    const at = each.indexOf(':');
    const column = each.slice(0, Math.max(at, 0));
    const value = each.slice(at + 1);
    if (!columns.includes(column) && !(column === 'only' && numbers.includes(value)))
      throw invalidParameter(
        'row',
        each,
        `column:value with a column of ${figure.id}: ${columns.join(', ')}`,
      );
    selection[column] = value;
  }
  return selection;
}
