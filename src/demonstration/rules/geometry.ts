import { MIDDLE, ZONES } from './county.ts';
import type { Random } from './random.ts';

/** Longitude, latitude. */
export type Point = [number, number];
/** A closed ring, anticlockwise, as RFC 7946 wants the outside of a polygon. */
type Ring = Point[];

export interface GeoPolygon {
  type: 'Polygon';
  coordinates: Ring[];
}

export interface Boundary {
  kind: 'boundary' | 'zone';
  name: string;
  geometry: GeoPolygon;
}

const round = (x: number) => Math.round(x * 1e5) / 1e5;

/**
 * A crooked line between two points, without its last point: each half is pushed aside by a share of its length. The
 * first push goes up to `outward` to the right, which is outwards on a ring walked anticlockwise; 0 is to either side.
 */
function crooked(from: Point, to: Point, depth: number, random: Random, outward = 0): Point[] {
  if (depth === 0) return [from];
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const push = outward > 0 ? -random.next() * outward : (random.next() - 0.5) * 0.3;
  const middle: Point = [round(from[0] + dx / 2 - dy * push), round(from[1] + dy / 2 + dx * push)];
  return [...crooked(from, middle, depth - 1, random), ...crooked(middle, to, depth - 1, random)];
}

/** Corners on a rough circle. A degree of longitude here is about 0.6 of a degree of latitude on the ground. */
function corners(n: number, radius: readonly [number, number], random: Random): Point[] {
  return Array.from({ length: n }, (_, i) => {
    const angle = ((i + (random.next() - 0.5) * 0.35) / n) * 2 * Math.PI;
    const r = radius[0] + random.next() * (radius[1] - radius[0]);
    return [round(MIDDLE[0] + (Math.cos(angle) * r) / 0.6), round(MIDDLE[1] + Math.sin(angle) * r)];
  });
}

const close = (points: Point[]): Ring => [...points, points[0]!];
/** The same line walked the other way: `end` is where it stopped. */
const backwards = (line: Point[], end: Point): Point[] => [end, ...line.slice(1).reverse()];

/**
 * The county and its zones: one zone in the middle, the others around it. Neighbouring zones share their border point
 * for point, and the outer borders together are the county's.
 */
export function drawCounty(name: string, random: Random): Boundary[] {
  for (let tries = 0; tries < 100; tries++) {
    const drawn = sketch(name, random);
    if (!crossesItself(drawn)) return drawn;
  }
  throw new Error('a hundred sketches of the county all had borders that cross');
}

/** Crooked lines may cross where they come close to a corner: one sketch in five. */
function crossesItself(drawn: readonly Boundary[]): boolean {
  const side = (p: Point, q: Point, r: Point) =>
    Math.sign((q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]));
  const lines = drawn.flatMap(({ geometry: { coordinates } }) => coordinates[0]!.slice(1).map((to, i) => [coordinates[0]![i]!, to] as const)); // prettier-ignore
  return lines.some(([a, b], i) =>
    lines
      .slice(i + 1)
      .some(([c, d]) => side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0),
  );
}

function sketch(name: string, random: Random): Boundary[] {
  const n = ZONES.length - 1;
  const inner = corners(n, [0.085, 0.11], random);
  const outer = corners(n, [0.26, 0.34], random);
  const after = (i: number) => (i + 1) % n;
  const innerLines = inner.map((p, i) => crooked(p, inner[after(i)]!, 3, random));
  const outerLines = outer.map((p, i) => crooked(p, outer[after(i)]!, 5, random, 0.24));
  const spokes = inner.map((p, i) => crooked(p, outer[i]!, 4, random));
  const polygon = (ring: Ring): GeoPolygon => ({ type: 'Polygon', coordinates: [ring] });
  const around = inner.map((_, i) =>
    close([
      ...spokes[i]!,
      ...outerLines[i]!,
      ...backwards(spokes[after(i)]!, outer[after(i)]!),
      ...backwards(innerLines[i]!, inner[after(i)]!),
    ]),
  );
  const rings = [close(innerLines.flat()), ...around];
  return [
    { kind: 'boundary', name, geometry: polygon(close(outerLines.flat())) },
    ...ZONES.map((zone, i): Boundary => ({ kind: 'zone', name: zone.name, geometry: polygon(rings[i]!) })),
  ];
}

/** Whether a point lies inside a polygon (even-odd rule). */
export function contains(polygon: GeoPolygon, [x, y]: Point): boolean {
  const ring = polygon.coordinates[0]!;
  let inside = false;
  for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
    const [xi, yi] = ring[i]!;
    const [xj, yj] = ring[j]!;
    if (yi > y !== yj > y && x < ((xj - xi) * (y - yi)) / (yj - yi) + xi) inside = !inside;
  }
  return inside;
}

/** A point near another, normally scattered by `spread` degrees of latitude. */
export function near([x, y]: Point, spread: number, random: Random): Point {
  return [round(x + (random.normal() * spread) / 0.6), round(y + random.normal() * spread)];
}

/** A point near another and inside a polygon; throws where the polygon is too far away to be hit. */
export function nearWithin(polygon: GeoPolygon, centre: Point, spread: number, random: Random): Point {
  for (let tries = 0; tries < 1000; tries++) {
    const point = near(centre, spread, random);
    if (contains(polygon, point)) return point;
  }
  throw new RangeError(`no point near ${centre.join(', ')} lies inside the polygon after 1,000 tries`);
}

/** The mean of a ring's corners: a middle good enough to scatter around. */
export function middleOf(polygon: GeoPolygon): Point {
  const ring = polygon.coordinates[0]!.slice(1);
  const sum = ring.reduce<Point>((at, p) => [at[0] + p[0], at[1] + p[1]], [0, 0]);
  return [sum[0] / ring.length, sum[1] / ring.length];
}
