import { geoMercator, geoPath, type GeoPermissibleObjects } from 'd3-geo';
import type { Rag } from '../../kernel/rating.ts';
import { RagShape, RagTag } from '../govuk/own/rag-tag.tsx';
import { ChartFigure, type ChartProps } from './chart-figure.tsx';
import { groundOf, type Ground, type MapPoint, type PlacedPoint } from './map-ground.ts';
import { INK, MUTED, RAG_SERIES } from './palette.ts';
import { woundForDrawing } from './ring-winding.ts';
import { SMALL_SIZE } from './text-size.ts';

export type { MapPoint } from './map-ground.ts';

export interface PointMapProps extends ChartProps {
  points: readonly MapPoint[];
  /** GeoJSON of the area (WGS 84), drawn under the points; without it the ground is plain. */
  boundaries?: GeoPermissibleObjects;
}

const WIDTH = 760;
const HEIGHT = 560;

/**
 * Services on the ground, by RAG in shape and colour, each linking to its page. Red ones are drawn last and named where there is room.
 * The points are not tab stops, since there may be hundreds: the table holds the same links.
 */
export function PointMap(props: PointMapProps) {
  const boundaries = props.boundaries && woundForDrawing(props.boundaries);
  const ground = groundOf(props.points, boundaries, WIDTH, HEIGHT);
  return (
    <ChartFigure
      {...props}
      description={props.description ?? described(props.points)}
      empty={props.points.length === 0 && 'No services with a place on the map.'}
      width={WIDTH}
      height={HEIGHT}
      legend={<RagLegend points={props.points} />}
      table={tableOf(props.points)}
      linked={props.points.some((point) => point.href)}
      wide
    >
      {boundaries && <Boundaries boundaries={boundaries} ground={ground} />}
      {ground.points.map((point) => (
        <Point point={point} />
      ))}
      {ground.names.map((name) => (
        <text
          x={name.x}
          y={name.y}
          font-size={SMALL_SIZE}
          font-weight="600"
          fill={INK}
          stroke="#ffffff"
          stroke-width="3"
          paint-order="stroke"
        >
          {name.text}
        </text>
      ))}
      <ScaleBar ground={ground} />
    </ChartFigure>
  );
}

function Boundaries({ boundaries, ground }: { boundaries: GeoPermissibleObjects; ground: Ground }) {
  const projection = geoMercator().scale(ground.scale).translate(ground.translate);
  const path = geoPath(projection).digits(1)(boundaries);
  return <path d={path ?? ''} fill="#ffffff" stroke="#8da0a5" stroke-width="1.25" stroke-linejoin="round" />;
}

/** The shapes of RagTag, in the map's units: octagon, triangle, circle, ring. */
function Point({ point }: { point: PlacedPoint }) {
  const label = `${point.label}: ${point.rag ?? 'no RAG yet'}`;
  const colour = RAG_SERIES.find((one) => one.key === (point.rag ?? 'No RAG'))?.colour ?? MUTED;
  const mark = { class: 'amb-chart__mark', fill: colour, stroke: '#ffffff', 'stroke-width': '1' };
  const shape = (
    <g transform={`translate(${point.x} ${point.y})`}>
      <title>{label}</title>
      {point.rag === 'Red' && <path {...mark} d="M-3.2-7.5h6.4l4.3 4.3v6.4l-4.3 4.3h-6.4l-4.3-4.3v-6.4z" />}
      {point.rag === 'Amber' && <path {...mark} d="M0-7.5l7.5 13h-15z" />}
      {point.rag === 'Green' && <circle {...mark} r="5" />}
      {point.rag === null && <circle {...mark} r="4.5" fill="#ffffff" stroke={colour} stroke-width="2" />}
    </g>
  );
  if (!point.href) return shape;
  return (
    <a href={point.href} tabindex={-1} aria-label={label}>
      {shape}
    </a>
  );
}

function ScaleBar({ ground }: { ground: Ground }) {
  const y = HEIGHT - 18;
  return (
    <g>
      <path d={`M16 ${y - 6}v6h${ground.bar.length}v-6`} fill="none" stroke={INK} stroke-width="1.5" />
      <text x={16 + ground.bar.length / 2} y={y - 8} text-anchor="middle" font-size={SMALL_SIZE} fill={INK}>
        {ground.bar.text}
      </text>
    </g>
  );
}

const ORDER: (Rag | null)[] = ['Red', 'Amber', 'Green', null];

function RagLegend({ points }: { points: readonly MapPoint[] }) {
  return (
    <ul class="amb-legend" aria-hidden="true">
      {ORDER.map((rag) => (
        <li class={`amb-legend__item amb-legend__item--rag amb-rag--${rag?.toLowerCase() ?? 'none'}`}>
          <RagShape rag={rag} /> {rag ?? 'No RAG yet'} {countOf(points, rag)}
        </li>
      ))}
    </ul>
  );
}

function countOf(points: readonly MapPoint[], rag: Rag | null): number {
  return points.filter((point) => point.rag === rag).length;
}

function tableOf(points: readonly MapPoint[]) {
  const sorted = [...points].sort((a, b) => ORDER.indexOf(a.rag) - ORDER.indexOf(b.rag));
  return {
    columns: [{ text: 'Service' }, { text: 'RAG' }, { text: 'Where' }],
    rows: sorted.map((point) => ({
      cells: [
        point.href ? (
          <a class="govuk-link" href={point.href}>
            {point.label}
          </a>
        ) : (
          point.label
        ),
        <RagTag rag={point.rag} />,
        point.note ?? '',
      ],
    })),
  };
}

function described(points: readonly MapPoint[]): string {
  const parts = ORDER.map((rag) => `${countOf(points, rag)} ${rag ?? 'without a RAG'}`);
  return `${points.length} services on the map: ${parts.join(', ')}.`;
}
