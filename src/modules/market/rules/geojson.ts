/** Longitude, latitude, and a height that is kept as it came. */
type Position = number[];

type AreaGeometry =
  { type: 'Polygon'; coordinates: Position[][] } | { type: 'MultiPolygon'; coordinates: Position[][][] };

export interface NamedArea {
  name: string;
  geometry: AreaGeometry;
}

export interface GeoJsonOptions {
  /** The property that names each feature; found by itself where ''. */
  nameProperty: string;
  /** The name of the only feature, where it has none of its own. */
  onlyName: string;
}

export type GeoJsonResult =
  { areas: NamedArea[]; problems?: undefined } | { areas?: undefined; problems: string[] };

const MOST_FEATURES = 2_000;
const MOST_PROBLEMS = 20;
const LONGEST_NAME = 200;

type Json = Record<string, unknown>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Areas out of parsed GeoJSON (RFC 7946): a FeatureCollection, a Feature, or a bare Polygon or MultiPolygon, in longitude
 * and latitude (WGS 84). Coordinates are kept as they are. Every problem names its feature, counted from 1; at most 20
 * are told.
 */
export function parseAreas(json: unknown, options: GeoJsonOptions): GeoJsonResult {
  const features = featuresOf(json);
  if (typeof features === 'string') return { problems: [features] };
  const projection = otherProjection(json as Json);
  if (projection !== undefined) return { problems: [projection] };
  const property = options.nameProperty || guessNameProperty(features);
  const problems: string[] = [];
  const areas: NamedArea[] = [];
  const taken = new Map<string, number>();
  features.forEach((feature, i) => {
    const at = i + 1;
    const name = nameOf(feature, property) || (features.length === 1 ? options.onlyName : '');
    const wrong = namingProblem(at, name, property, feature, taken) ?? geometryProblem(at, feature.geometry);
    if (wrong !== undefined) problems.push(wrong);
    else areas.push({ name, geometry: pick(feature.geometry as unknown as AreaGeometry) });
    if (name !== '') taken.set(name, at);
  });
  return problems.length > 0 ? { problems: problems.slice(0, MOST_PROBLEMS) } : { areas };
}

const pick = ({ type, coordinates }: AreaGeometry) => ({ type, coordinates }) as AreaGeometry;

function featuresOf(json: unknown): Json[] | string {
  if (!isObject(json))
    return 'The file is JSON, but not a GeoJSON object: expected a FeatureCollection, a Feature, a Polygon or a MultiPolygon';
  if (json.type === 'Polygon' || json.type === 'MultiPolygon')
    return [{ type: 'Feature', properties: {}, geometry: json }];
  if (json.type === 'Feature') return [json];
  if (json.type !== 'FeatureCollection')
    return `The file's "type" is ${shown(json.type)}: expected FeatureCollection, Feature, Polygon or MultiPolygon`;
  const { features } = json;
  if (!Array.isArray(features)) return 'The FeatureCollection has no list of "features"';
  if (features.length === 0) return 'The FeatureCollection has no features in it';
  if (features.length > MOST_FEATURES)
    return `The file has ${features.length} features: at most ${MOST_FEATURES} can be loaded at once`;
  const wrong = features.findIndex((feature) => !isObject(feature) || feature.type !== 'Feature');
  return wrong < 0 ? (features as Json[]) : `Feature ${wrong + 1}: its "type" is not Feature`;
}

/** Older files may say that their coordinates are not degrees. */
function otherProjection(json: Json): string | undefined {
  const { crs } = json;
  const name = isObject(crs) && isObject(crs.properties) ? crs.properties.name : undefined;
  if (typeof name !== 'string' || /CRS84|4326|WGS ?84/i.test(name)) return undefined;
  return `The coordinates are in ${shown(name)}: save the file in WGS 84 (EPSG:4326), longitude and latitude in degrees`;
}

/** The property that looks like a name and that every feature has: "name", else one like ONS's LAD23NM. */
function guessNameProperty(features: readonly Json[]): string {
  const first = isObject(features[0]?.properties) ? Object.keys(features[0].properties) : [];
  const candidates = [
    ...first.filter((key) => key.toLowerCase() === 'name'),
    ...first.filter((key) => /^[a-z]+\d*nm$/i.test(key)),
    ...first.filter((key) => /name|label|title|zone|locality/i.test(key)),
  ];
  return (
    candidates.find((key) => features.every((feature) => nameOf(feature, key) !== '')) ??
    candidates[0] ??
    'name'
  );
}

function nameOf(feature: Json, property: string): string {
  if (!isObject(feature.properties) || !Object.hasOwn(feature.properties, property)) return '';
  const value = feature.properties[property];
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function namingProblem(
  at: number,
  name: string,
  property: string,
  feature: Json,
  taken: ReadonlyMap<string, number>,
): string | undefined {
  if (name === '') {
    const has = isObject(feature.properties) ? Object.keys(feature.properties) : [];
    const choice =
      has.length === 0
        ? 'it has no properties'
        : `it has ${has
            .slice(0, 12)
            .map((key) => `"${key.slice(0, 40)}"`)
            .join(', ')}`;
    return `Feature ${at}: no name in the property "${property}"; ${choice}`;
  }
  if (name.length > LONGEST_NAME) return `Feature ${at}: its name is longer than ${LONGEST_NAME} characters`;
  const before = taken.get(name);
  return before === undefined
    ? undefined
    : `Feature ${at}: it has the same name as feature ${before}, "${name}"`;
}

function geometryProblem(at: number, geometry: unknown): string | undefined {
  const type = isObject(geometry) ? geometry.type : geometry;
  const coordinates = isObject(geometry) ? geometry.coordinates : undefined;
  if (type !== 'Polygon' && type !== 'MultiPolygon') {
    return `Feature ${at}: its geometry is ${shown(type)}: expected Polygon or MultiPolygon`;
  }
  if (!Array.isArray(coordinates) || coordinates.length === 0)
    return `Feature ${at}: its ${type} has no coordinates`;
  const polygons: unknown[] = type === 'Polygon' ? [coordinates] : coordinates;
  for (const polygon of polygons) {
    if (!Array.isArray(polygon) || polygon.length === 0)
      return `Feature ${at}: one of its polygons has no ring`;
    for (const [i, ring] of polygon.entries()) {
      const wrong = ringProblem(ring);
      if (wrong !== undefined) return `Feature ${at}, ring ${i + 1}: ${wrong}`;
    }
  }
  return undefined;
}

function ringProblem(ring: unknown): string | undefined {
  if (!Array.isArray(ring) || ring.length < 4) {
    return `it has ${Array.isArray(ring) ? ring.length : 'no'} positions: a closed ring has at least 4`;
  }
  for (const [i, position] of ring.entries()) {
    const wrong = positionProblem(position);
    if (wrong !== undefined) return `position ${i + 1} is ${wrong}`;
  }
  const [first, last] = [ring[0] as Position, ring.at(-1) as Position];
  if (first[0] !== last[0] || first[1] !== last[1]) {
    return `it is not closed: it starts at ${first.slice(0, 2).join(', ')} and ends at ${last.slice(0, 2).join(', ')}`;
  }
  return undefined;
}

function positionProblem(position: unknown): string | undefined {
  if (
    !Array.isArray(position) ||
    position.length < 2 ||
    !position.every((n) => typeof n === 'number' && Number.isFinite(n))
  ) {
    return `${shown(position)}: expected numbers, longitude and latitude`;
  }
  const [longitude, latitude] = position as [number, number];
  if (Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90) return undefined;
  const metres = longitude > 1_000 && latitude > 1_000;
  const hint = metres
    ? '. These look like metres of the British National Grid: save the file in WGS 84 (EPSG:4326)'
    : '';
  return `${longitude}, ${latitude}: longitude must lie between -180 and 180, latitude between -90 and 90${hint}`;
}

function shown(value: unknown): string {
  return value === undefined ? 'missing' : JSON.stringify(value).slice(0, 60);
}
