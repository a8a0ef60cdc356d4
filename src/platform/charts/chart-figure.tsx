import type { ComponentChildren } from 'preact';
import { Details } from '../govuk/components/details.tsx';
import { classes } from '../govuk/components/params.ts';
import { DataTable, type DataTableProps } from '../govuk/own/data-table.tsx';

/** What every chart takes. */
export interface ChartProps {
  /** Unique on the page; every id inside starts with it. */
  id: string;
  title: string;
  /** What the picture shows, for people who do not see it; each chart makes one of its data where this is left out. */
  description?: string;
  /** Under the picture: source, day, what is left out. */
  note?: ComponentChildren;
}

export interface ChartFigureProps extends ChartProps {
  description: string;
  width: number;
  height: number;
  /** Inside the picture. */
  children: ComponentChildren;
  table: Pick<DataTableProps, 'columns' | 'rows' | 'foot'>;
  legend?: ComponentChildren;
  /** Shown in words instead of a picture without data. */
  empty?: string | false;
  /** True where the picture holds links. */
  linked?: boolean;
  /** A picture too detailed to shrink: on a phone it scrolls. */
  wide?: boolean;
}

/** The frame of every chart: title, picture with its description, and the same numbers as a table. */
export function ChartFigure(props: ChartFigureProps) {
  const { id } = props;
  return (
    <figure class="amb-chart" id={id} aria-labelledby={`${id}-caption`}>
      <figcaption class="amb-chart__title" id={`${id}-caption`}>
        {props.title}
      </figcaption>
      {props.empty ? (
        <p class="amb-chart__empty">{props.empty}</p>
      ) : (
        <>
          {props.legend}
          <Picture {...props} />
          {props.note && <p class="amb-chart__note">{props.note}</p>}
          <Details summaryText="Show as table" classes="amb-chart__table">
            <DataTable {...props.table} id={`${id}-table`} caption={props.title} captionHidden />
          </Details>
        </>
      )}
    </figure>
  );
}

function Picture(props: ChartFigureProps) {
  const { id, width, height } = props;
  const svg = (
    <svg
      class={classes('amb-chart__picture', props.wide && 'amb-chart__picture--wide')}
      xmlns="http://www.w3.org/2000/svg"
      viewBox={`0 0 ${width} ${height}`}
      width={width}
      height={height}
      role={props.linked ? 'group' : 'img'}
      aria-labelledby={`${id}-title ${id}-desc`}
    >
      <title id={`${id}-title`}>{props.title}</title>
      <desc id={`${id}-desc`}>{props.description}</desc>
      {props.children}
    </svg>
  );
  if (!props.wide) return svg;
  return (
    <div class="amb-chart__scroll" tabindex={0} role="region" aria-labelledby={`${id}-caption`}>
      {svg}
    </div>
  );
}

/** A link inside a picture where there is somewhere to go; else just the mark. */
export function MarkLink(props: { href?: string; label: string; children: ComponentChildren }) {
  if (!props.href) return <g>{props.children}</g>;
  return (
    <a href={props.href} aria-label={props.label}>
      {props.children}
    </a>
  );
}
