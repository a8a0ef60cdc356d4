/** What a figure of returns is called, how it is shown, and whether more of it is worse. */
export interface MeasureWords {
  key: string;
  name: string;
  unit: '%' | 'number' | 'yes or no';
}

/** The figures that pages show, in their order; a service has those of its form. */
export const SHOWN: readonly MeasureWords[] = [
  { key: 'occupancy_rate', name: 'Beds occupied', unit: '%' },
  { key: 'people', name: 'People cared for', unit: 'number' },
  { key: 'vacancy_rate', name: 'Posts vacant', unit: '%' },
  { key: 'agency_share', name: 'Hours by agency staff', unit: '%' },
  { key: 'falls_per_10_beds', name: 'Falls with injury, for each 10 people', unit: 'number' },
  { key: 'falls_per_10_people', name: 'Falls with injury, for each 10 people', unit: 'number' },
  { key: 'pressure_ulcers_per_10_beds', name: 'Pressure ulcers, for each 10 people', unit: 'number' },
  { key: 'missed_visits_per_1000', name: 'Visits missed, of each 1,000', unit: 'number' },
  { key: 'manager_in_post', name: 'Manager in post', unit: 'yes or no' },
];

const ONE_PLACE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A figure as a page shows it; 'Not known' where it is not there. */
export function measureWords(measure: MeasureWords, value: number | undefined): string {
  if (value === undefined) return 'Not known';
  if (measure.unit === 'yes or no') return value === 1 ? 'Yes' : 'No';
  return measure.unit === '%' ? `${ONE_PLACE.format(value)} %` : ONE_PLACE.format(value);
}
