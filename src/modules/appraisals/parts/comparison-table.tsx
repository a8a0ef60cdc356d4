import type { ComponentChildren } from 'preact';
import { shortDay } from '../../../kernel/calendar-day.ts';
import { DataTable, Tag } from '../../../platform/govuk/index.ts';
import type { Benchmark } from '../queries/fetch-benchmarks.ts';
import { compare, type Comparison, type Mark } from '../rules/compare.ts';

/** A comparison with its mark. */
export type ComparedRow = Benchmark & Comparison;

export function compareRows(benchmarks: readonly Benchmark[]): ComparedRow[] {
  return benchmarks.map((row) => ({ ...row, ...compare(row, row.regionName) }));
}

const COLOURS: Readonly<Record<Mark, string>> = {
  both: 'govuk-tag--green',
  one: 'govuk-tag--yellow',
  neither: 'govuk-tag--red',
};
const share = (n: number) => `${n.toFixed(1)}%`;

/** Our share beside the region's and England's, marked in words; `last` adds a cell to each row. */
export function ComparisonTable(props: {
  rows: readonly ComparedRow[];
  last?: (row: ComparedRow) => ComponentChildren;
  empty?: ComponentChildren;
}) {
  const { rows, last } = props;
  return (
    <DataTable
      id="comparison"
      caption="Our share beside the region and England"
      captionHidden
      columns={[
        { text: 'Measure' },
        { text: 'Ours', format: 'numeric' },
        { text: 'Region', format: 'numeric' },
        { text: 'England', format: 'numeric' },
        { text: 'How it stands' },
        { text: 'Source' },
        ...(last === undefined ? [] : [{ text: 'Change', hidden: true }]),
      ]}
      rows={rows.map((row) => ({
        cells: [
          row.measure,
          share(row.ours),
          `${share(row.region)} (${row.regionName})`,
          share(row.england),
          <Tag text={row.words} classes={COLOURS[row.mark]} />,
          `${row.source}, as at ${shortDay(row.asOf)}`,
          ...(last === undefined ? [] : [last(row)]),
        ],
      }))}
      empty={props.empty}
    />
  );
}
