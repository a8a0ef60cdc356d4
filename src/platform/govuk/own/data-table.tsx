import type { ComponentChildren } from 'preact';
import { classes } from '../components/params.ts';

export type SortDirection = 'ascending' | 'descending' | 'none';

export interface DataColumn {
  text: ComponentChildren;
  /** 'numeric' aligns right with digits of one width. */
  format?: 'numeric';
  /** Makes the header a link that sorts; see `sortLink`. */
  sort?: { href: string; direction: SortDirection };
  /** For a column of actions, whose header only a screen reader needs. */
  hidden?: boolean;
  /** For every cell of the column: `amb-nowrap` keeps dates and postcodes on one line. */
  classes?: string;
}

interface DataRow {
  cells: ComponentChildren[];
  id?: string;
  classes?: string;
}

export interface DataTableProps {
  /** Unique on the page: the caption's id is `<id>-caption`. */
  id: string;
  caption: ComponentChildren;
  /** Says the caption to a screen reader only, where a heading above says it already. */
  captionHidden?: boolean;
  columns: DataColumn[];
  rows: DataRow[];
  /** Totals. */
  foot?: DataRow;
  /** True (default) where a row's first cell names the row. */
  firstCellIsHeader?: boolean;
  /** Shown instead of an empty table; see EmptyState. */
  empty?: ComponentChildren;
  classes?: string;
}

/** A compact table for officers: scrolls sideways in its own focusable region, sorts by links, aligns its figures. */
export function DataTable(props: DataTableProps) {
  if (props.rows.length === 0 && props.empty) return <>{props.empty}</>;
  const captionId = `${props.id}-caption`;
  return (
    <div class="amb-table-scroll" tabindex={0} role="region" aria-labelledby={captionId}>
      <table class={classes('govuk-table amb-table', props.classes)} id={props.id}>
        <caption
          id={captionId}
          class={classes(
            'govuk-table__caption amb-table__caption',
            props.captionHidden && 'govuk-visually-hidden',
          )}
        >
          {props.caption}
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {props.columns.map((column) => (
              <HeaderCell column={column} />
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">
          {props.rows.map((row) => (
            <BodyRow row={row} table={props} />
          ))}
        </tbody>
        {props.foot && (
          <tfoot class="amb-table__foot">
            <BodyRow row={props.foot} table={props} />
          </tfoot>
        )}
      </table>
    </div>
  );
}

function HeaderCell({ column }: { column: DataColumn }) {
  const names = classes(
    'govuk-table__header',
    column.format && `govuk-table__header--${column.format}`,
    column.sort && 'amb-table__sortable',
    column.classes,
  );
  return (
    <th scope="col" class={names} aria-sort={column.sort?.direction}>
      {column.sort ? (
        <a class="amb-table__sort" href={column.sort.href}>
          {column.text}
          <SortMark direction={column.sort.direction} />
        </a>
      ) : column.hidden ? (
        <span class="govuk-visually-hidden">{column.text}</span>
      ) : (
        column.text
      )}
    </th>
  );
}

function SortMark({ direction }: { direction: SortDirection }) {
  return (
    <svg
      class="amb-table__mark"
      viewBox="0 0 10 14"
      width="10"
      height="14"
      aria-hidden="true"
      focusable="false"
    >
      <path
        d="M5 1l4 5H1z"
        fill={direction === 'ascending' ? 'currentColor' : 'none'}
        stroke="currentColor"
      />
      <path
        d="M5 13L1 8h8z"
        fill={direction === 'descending' ? 'currentColor' : 'none'}
        stroke="currentColor"
      />
    </svg>
  );
}

function BodyRow({ row, table }: { row: DataRow; table: DataTableProps }) {
  return (
    <tr class={classes('govuk-table__row', row.classes)} id={row.id}>
      {row.cells.map((cell, i) => {
        const column = table.columns[i];
        const format = column?.format;
        return i === 0 && table.firstCellIsHeader !== false ? (
          <th
            scope="row"
            class={classes(
              'govuk-table__header',
              format && `govuk-table__header--${format}`,
              column?.classes,
            )}
          >
            {cell}
          </th>
        ) : (
          <td class={classes('govuk-table__cell', format && `govuk-table__cell--${format}`, column?.classes)}>
            {cell}
          </td>
        );
      })}
    </tr>
  );
}
