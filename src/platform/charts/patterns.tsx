import type { Series } from './palette.ts';

/** What fills a mark of a series: its colour, or its pattern over its colour. */
export function fillOf(id: string, series: Series): string {
  return series.pattern === 'plain' ? series.colour : `url(#${patternId(id, series)})`;
}

function patternId(id: string, series: Series): string {
  return `${id}-fill-${series.key.toLowerCase().replace(/[^a-z0-9]+/g, '-')}`;
}

const LINES: Record<Exclude<Series['pattern'], 'plain'>, { d: string; turn?: number }> = {
  stripes: { d: 'M0 4h8', turn: -45 },
  crossed: { d: 'M0 4h8M4 0v8', turn: 45 },
  dots: { d: 'M4 4h.01' },
  lines: { d: 'M0 1.5h8' },
};

/** The patterns of a chart's series, white over colour. */
export function Patterns({ id, series }: { id: string; series: readonly Series[] }) {
  return (
    <defs>
      {series.map((one) => {
        if (one.pattern === 'plain') return null;
        const { d, turn } = LINES[one.pattern];
        return (
          <pattern
            id={patternId(id, one)}
            width="8"
            height="8"
            patternUnits="userSpaceOnUse"
            patternTransform={turn === undefined ? undefined : `rotate(${turn})`}
          >
            <rect width="8" height="8" fill={one.colour} />
            <path
              d={d}
              stroke="#ffffff"
              stroke-opacity={one.pattern === 'dots' ? 0.75 : 0.4}
              stroke-width={one.pattern === 'dots' ? 2.5 : 1.5}
              stroke-linecap={one.pattern === 'dots' ? 'round' : 'butt'}
            />
          </pattern>
        );
      })}
    </defs>
  );
}

/** The series by name, each with its fill. */
export function Legend({ id, series }: { id: string; series: readonly Series[] }) {
  return (
    <ul class="amb-legend" aria-hidden="true">
      {series.map((one) => (
        <li class="amb-legend__item">
          <svg width="18" height="12" viewBox="0 0 18 12" focusable="false">
            <Patterns id={`${id}-legend`} series={[one]} />
            <rect width="18" height="12" rx="2" fill={fillOf(`${id}-legend`, one)} />
          </svg>
          {one.label}
        </li>
      ))}
    </ul>
  );
}
