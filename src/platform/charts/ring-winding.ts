import { geoArea, type GeoGeometryObjects, type GeoPermissibleObjects } from 'd3-geo';

type Ring = [number, number][];

/** Half of the sphere, in steradians: no ring that a council draws holds more. */
const HALF_SPHERE = 2 * Math.PI;

/**
 * The same shapes with their rings wound as d3-geo reads them. GeoJSON (RFC 7946) winds outer rings one way, d3-geo the
 * other, and files in the wild do either; a ring wound the wrong way would be the whole world but for its inside.
 */
export function woundForDrawing(shape: GeoPermissibleObjects): GeoPermissibleObjects {
  switch (shape.type) {
    case 'Polygon':
      return { ...shape, coordinates: woundRings(shape.coordinates as Ring[]) };
    case 'MultiPolygon':
      return { ...shape, coordinates: (shape.coordinates as Ring[][]).map(woundRings) };
    case 'GeometryCollection':
      return { ...shape, geometries: shape.geometries.map((one) => woundForDrawing(one) as GeoGeometryObjects) } as GeoPermissibleObjects;
    case 'Feature':
      return { ...shape, geometry: shape.geometry && woundForDrawing(shape.geometry) } as GeoPermissibleObjects;
    case 'FeatureCollection':
      return { ...shape, features: shape.features.map((one) => woundForDrawing(one)) } as GeoPermissibleObjects;
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
