import { geoMercator, type GeoPermissibleObjects, type GeoProjection } from 'd3-geo';
import type { Rag } from '../../kernel/rating.ts';
import { SMALL_SIZE, textWidth } from './text-size.ts';

export interface MapPoint {
  label: string;
  /** WGS 84 degrees. */
  latitude: number;
  longitude: number;
  rag: Rag | null;
  /** The service's page. */
  href?: string;
  /** More for the table: "Care home, SK1 1AA". */
  note?: string;
}

export interface PlacedPoint extends MapPoint {
  x: number;
  y: number;
}

/** Where everything on a map falls, in the picture's units. */
export interface Ground {
  scale: number;
  translate: [number, number];
  points: PlacedPoint[];
  /** Names of the red points that do not run into each other. */
  names: { text: string; x: number; y: number }[];
  bar: { length: number; text: string };
}

const MARGIN = 36;
const EARTH_KM = 6371;
/** A map is at least this wide, so that one point alone does not fill it. */
const LEAST_KM = 4;
const BARS_KM = [0.5, 1, 2, 5, 10, 20, 50, 100, 200];

/** Fits the boundaries, or where there are none the points, into the picture. */
export function groundOf(
  points: readonly MapPoint[],
  boundaries: GeoPermissibleObjects | undefined,
  width: number,
  height: number,
): Ground {
  const projection = fittedProjection(points, boundaries, width, height);
  const placed = drawingOrder(points).map((point) =>
    placedAt(point, projection([point.longitude, point.latitude])),
  );
  const origin = projection([0, 0]) ?? [0, 0];
  return {
    scale: projection.scale(),
    translate: [origin[0], origin[1]],
    points: placed,
    names: namesOf(placed, width),
    bar: barOf(unitsPerKm(projection.scale(), projection.invert?.([width / 2, height / 2])?.[1] ?? 0)),
  };
}

function fittedProjection(
  points: readonly MapPoint[],
  boundaries: GeoPermissibleObjects | undefined,
  width: number,
  height: number,
): GeoProjection {
  const projection = geoMercator();
  const extent: [[number, number], [number, number]] = [
    [MARGIN, MARGIN],
    [width - MARGIN, height - MARGIN],
  ];
  if (boundaries !== undefined) return projection.fitExtent(extent, boundaries);
  const centre: [number, number] = [
    middle(points.map((point) => point.longitude)),
    middle(points.map((point) => point.latitude)),
  ];
  const coordinates = points.map((point): [number, number] => [point.longitude, point.latitude]);
  projection.fitExtent(extent, { type: 'MultiPoint', coordinates });
  const most = width / LEAST_KM / unitsPerKm(1, centre[1]);
  // Points all in one place have no extent to fit, and would be magnified without end.
  if (projection.scale() <= most) return projection;
  return geoMercator()
    .center(centre)
    .scale(most)
    .translate([width / 2, height / 2]);
}

function middle(values: readonly number[]): number {
  return values.length === 0 ? 0 : (Math.min(...values) + Math.max(...values)) / 2;
}

/** Mercator stretches by 1 / cos(latitude). */
function unitsPerKm(scale: number, latitude: number): number {
  return scale / EARTH_KM / Math.cos((latitude * Math.PI) / 180);
}

function barOf(perKm: number): Ground['bar'] {
  const km = BARS_KM.findLast((candidate) => candidate * perKm <= 160) ?? 0.5;
  return { length: Math.round(km * perKm), text: `${km} km` };
}

/** Worst last, so that nothing hides it. */
function drawingOrder(points: readonly MapPoint[]): MapPoint[] {
  const place = { Green: 1, Amber: 2, Red: 3 };
  return [...points].sort((a, b) => (a.rag ? place[a.rag] : 0) - (b.rag ? place[b.rag] : 0));
}

function placedAt(point: MapPoint, at: [number, number] | null): PlacedPoint {
  return { ...point, x: Math.round((at?.[0] ?? 0) * 10) / 10, y: Math.round((at?.[1] ?? 0) * 10) / 10 };
}

const MOST_NAMES = 12;

function namesOf(points: readonly PlacedPoint[], width: number): Ground['names'] {
  const taken: { text: string; x: number; y: number; right: number }[] = [];
  for (const point of points.filter((one) => one.rag === 'Red')) {
    const length = textWidth(point.label, SMALL_SIZE);
    const x = point.x + 11 + length > width ? point.x - 11 - length : point.x + 11;
    const box = { text: point.label, x: Math.round(x), y: point.y + 4, right: x + length };
    const clear = taken.every(
      (other) => Math.abs(other.y - box.y) > 14 || other.x > box.right || other.right < box.x,
    );
    if (clear && x > 0 && taken.length < MOST_NAMES) taken.push(box);
  }
  return taken;
}
