import type { MapPoint } from '../../../../platform/charts/index.ts';
import type { ServiceRow } from '../../queries/fetch-services.ts';
import { paths } from '../../routes.ts';

export interface MapModel {
  points: MapPoint[];
  /** Services that have no place: no latitude and longitude in the data. */
  unplaced: { name: string; href: string }[];
  /** What is left out because there is too much of it, in words. */
  cut: string | null;
}

/** The list as points, and what could not be placed. */
export function presentMap(rows: ServiceRow[], total: number): MapModel {
  const points: MapPoint[] = [];
  const unplaced: MapModel['unplaced'] = [];
  for (const row of rows) {
    const href = paths.service(row.locationId);
    if (row.latitude === null || row.longitude === null) unplaced.push({ name: row.name, href });
    else {
      const note = [row.category, row.postcode].filter(Boolean).join(', ');
      points.push({
        label: row.name,
        latitude: row.latitude,
        longitude: row.longitude,
        rag: row.rag,
        href,
        note,
      });
    }
  }
  const cut =
    total > rows.length
      ? `The first ${rows.length} of ${total} services are on the map. Filter the list to see the others.`
      : null;
  return { points, unplaced, cut };
}
