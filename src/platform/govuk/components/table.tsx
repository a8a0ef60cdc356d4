import { classes, words, type Attributes, type Dressed, type Words } from './params.ts';

interface TableCell extends Words {
  /** 'numeric' aligns right with digits of one width. */
  format?: string;
  classes?: string;
  colspan?: number;
  rowspan?: number;
  attributes?: Attributes;
}

export interface TableProps extends Dressed {
  rows?: (TableCell[] | null | undefined | false)[];
  head?: TableCell[];
  caption?: string;
  captionClasses?: string;
  firstCellIsHeader?: boolean;
}

/** govukTable. For lists of records use DataTable, which scrolls, sorts and is compact. */
export function Table(props: TableProps) {
  return (
    <table class={classes('govuk-table', props.classes)} {...props.attributes}>
      {props.caption && (
        <caption class={classes('govuk-table__caption', props.captionClasses)}>{props.caption}</caption>
      )}
      {props.head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.head.map((cell) => (
              <th
                scope="col"
                class={classes(
                  'govuk-table__header',
                  cell.format && `govuk-table__header--${cell.format}`,
                  cell.classes,
                )}
                {...spans(cell)}
              >
                {words(cell)}
              </th>
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {props.rows?.map((row) => row && <Row row={row} headed={Boolean(props.firstCellIsHeader)} />)}
      </tbody>
    </table>
  );
}

function Row({ row, headed }: { row: TableCell[]; headed: boolean }) {
  return (
    <tr class="govuk-table__row">
      {row.map((cell, i) =>
        headed && i === 0 ? (
          <th scope="row" class={classes('govuk-table__header', cell.classes)} {...spans(cell)}>
            {words(cell)}
          </th>
        ) : (
          <td
            class={classes(
              'govuk-table__cell',
              cell.format && `govuk-table__cell--${cell.format}`,
              cell.classes,
            )}
            {...spans(cell)}
          >
            {words(cell)}
          </td>
        ),
      )}
    </tr>
  );
}

function spans(cell: TableCell): Attributes {
  return { colspan: cell.colspan || undefined, rowspan: cell.rowspan || undefined, ...cell.attributes };
}
