import { geoArea, type GeoPermissibleObjects } from 'd3-geo';

type Ring = [number, number][];

/** GeoJSON of any type, as far as it is read here: d3's own union of types does not narrow by `type`. */
interface Shape {
  type: string;
  coordinates?: unknown;
  geometry?: Shape | null;
  geometries?: Shape[];
  features?: Shape[];
}

/** Half of the sphere, in steradians: no ring that a council draws holds more. */
const HALF_SPHERE = 2 * Math.PI;

/**
 * The same shapes with their rings wound as d3-geo reads them. GeoJSON (RFC 7946) winds outer rings one way, d3-geo the
 * other, and files in the wild do either; a ring wound the wrong way would be the whole world but for its inside.
 */
export function woundForDrawing(shape: GeoPermissibleObjects): GeoPermissibleObjects {
  return wound(shape as Shape) as GeoPermissibleObjects;
}

function wound(shape: Shape): Shape {
  switch (shape.type) {
    case 'Polygon':
      return { ...shape, coordinates: woundRings(shape.coordinates as Ring[]) };
    case 'MultiPolygon':
      return { ...shape, coordinates: (shape.coordinates as Ring[][]).map(woundRings) };
    case 'GeometryCollection':
      return { ...shape, geometries: shape.geometries?.map(wound) };
    case 'Feature':
      return { ...shape, geometry: shape.geometry && wound(shape.geometry) };
    case 'FeatureCollection':
      return { ...shape, features: shape.features?.map(wound) };
    default:
      return shape;
  }
}

/** The first ring is the outside, the others are holes, which run against it. */
function woundRings(rings: Ring[]): Ring[] {
  return rings.map((ring, i) => {
    const outward = geoArea({ type: 'Polygon', coordinates: [ring] }) > HALF_SPHERE;
    const asOutside = outward ? [...ring].reverse() : ring;
    return i === 0 ? asOutside : [...asOutside].reverse();
  });
}
