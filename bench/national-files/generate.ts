import { createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  ACTIVE_COLUMNS,
  ACTIVE_SHEETS,
  DEACTIVATED_COLUMNS,
  DIRECTORY_COLUMNS,
  DUAL_COLUMNS,
  RATINGS_COLUMNS,
} from './headers.ts';
import { DOMAINS, locations, seeded, type Location } from './locations.ts';
import { writeOds, type Cell } from './ods-writer.ts';

export interface NationalOptions {
  /** Locations; default 57,000, as many as England has in social care. */
  count?: number;
  /** Same seed, same file. Files of one seed are about the same locations. */
  seed?: number;
  /** How days are written: as CQC's text dd/mm/yyyy, or as real date cells. Real files have had both. */
  dates?: 'text' | 'cell';
}

const DEFAULTS = { count: 57_000, seed: 1, dates: 'text' } as const;
/** Rating rows of the national file. */
const NATIONAL_RATING_ROWS = 324_000;

type Heading = string;
type Cells = Partial<Record<Heading, Cell>>;

/** Writes `HSCA_Active_Locations.ods`: three sheets, the second with a row of 122 columns for each location. */
export async function writeActiveLocations(path: string, options: NationalOptions = {}): Promise<void> {
  const { count, seed, dates } = { ...DEFAULTS, ...options };
  await writeOds(path, [
    { name: ACTIVE_SHEETS[0], rows: README_ROWS },
    {
      name: ACTIVE_SHEETS[1],
      rows: sheet(ACTIVE_COLUMNS, locations(count, seed), (one) => [activeCells(one, dayCell(dates))]),
    },
    { name: ACTIVE_SHEETS[2], rows: sheet(DUAL_COLUMNS, [] as Location[], () => []) },
  ]);
}

/** Writes `Latest_ratings.ods` in long format; answers how many rating rows it has: at most `rows`. */
export async function writeLatestRatings(
  path: string,
  options: NationalOptions & { rows?: number } = {},
): Promise<number> {
  const { count, seed, dates } = { ...DEFAULTS, ...options };
  const most = options.rows ?? (options.count === undefined ? NATIONAL_RATING_ROWS : Infinity);
  let written = 0;
  const rows = sheet(RATINGS_COLUMNS, locations(count, seed), (one) => {
    const cells = ratingCells(one, dayCell(dates)).slice(0, most - written);
    written += cells.length;
    return cells;
  });
  await writeOds(path, [
    { name: 'README', rows: README_ROWS },
    { name: 'Locations', rows },
  ]);
  return written;
}

/** Writes `Deactivated_Locations.ods`: locations of another seed, each with the day it left the register. */
export async function writeDeactivatedLocations(path: string, options: NationalOptions = {}): Promise<void> {
  const { count, seed, dates } = { ...DEFAULTS, ...options };
  const left = dayCell(dates);
  const rows = sheet(DEACTIVATED_COLUMNS, locations(count, seed), (one) => [deactivatedCells(one, left)]);
  await writeOds(path, [
    { name: 'README', rows: README_ROWS },
    { name: 'Deactivated_Locations', rows },
  ]);
}

/** Writes the directory CSV: four lines of preamble, headings on the fifth, lists divided by `|`. */
export async function writeDirectoryCsv(path: string, options: NationalOptions = {}): Promise<void> {
  const { count, seed } = { ...DEFAULTS, ...options };
  function* lines(): Generator<string> {
    yield 'CQC Care Directory of locations registered in England\r\n\r\n';
    yield '"This file holds the places where care is regulated, with their details"\r\n';
    yield 'Produced 01/October/2026\r\n';
    yield `${DIRECTORY_COLUMNS.map(csvField).join(',')}\r\n`;
    for (const one of locations(count, seed)) yield `${directoryFields(one).map(csvField).join(',')}\r\n`;
  }
  await pipeline(Readable.from(lines()), createWriteStream(path));
}

const README_ROWS: Cell[][] = [
  ['Care Quality Commission: locations regulated under the Health and Social Care Act 2008'],
  [],
  ['Data as at', { day: '2026-10-01' }],
  ['This file was generated for tests. Every name in it is invented.'],
];

function* sheet<T>(
  columns: readonly Heading[],
  items: Iterable<T>,
  rowsOf: (item: T) => Cells[],
): Generator<readonly Cell[]> {
  const places = new Map(columns.map((heading, i) => [heading, i]));
  yield columns;
  for (const item of items) {
    for (const cells of rowsOf(item)) {
      const row: Cell[] = columns.map(() => null);
      for (const heading in cells) {
        const place = places.get(heading);
        if (place === undefined) throw new Error(`no column "${heading}"`);
        row[place] = cells[heading] ?? null;
      }
      yield row;
    }
  }
}

type DayCell = (day: string | null) => Cell;

function dayCell(dates: 'text' | 'cell'): DayCell {
  return (day) => {
    if (day === null) return null;
    return dates === 'cell' ? { day } : day.split('-').reverse().join('/');
  };
}

const yesNo = (yes: boolean): string => (yes ? 'Y' : 'N');

function activeCells(one: Location, day: DayCell): Cells {
  const cells: Cells = {
    'Location ID': one.id,
    'Location HSCA start date': day(one.start),
    'Dormant (Y/N)': yesNo(one.dormant),
    'Care home?': yesNo(one.careHome),
    'Location Name': one.name,
    'Location Telephone Number': one.telephone,
    'Registered manager': one.manager,
    'Location Web Address': one.web,
    'Care homes beds': one.beds,
    'Location Type/Sector': 'Social Care Org',
    'Location Inspection Directorate': 'Adult social care',
    'Location Primary Inspection Category': one.category,
    'Location Latest Overall Rating': one.rating,
    'Publication Date': day(one.publicationDate),
    'Inherited Rating (Y/N)': one.rating ? yesNo(one.inherited) : null,
    'Location Region': one.region,
    'Location NHS Region': one.region,
    'Location Local Authority': one.authority,
    ...addressCells('Location', one),
    'Location UPRN ID': one.uprn,
    'Location Latitude': one.latitude,
    'Location Longitude': one.longitude,
    'Location Parliamentary Constituency': `${one.city} East`,
    'Brand ID': one.brand?.id ?? '-',
    'Brand Name': one.brand?.name ?? '-',
    ...providerCells(one, day),
    'Location Dual Registered': 'N',
  };
  for (const activity of one.activities) cells[`Regulated activity - ${activity}`] = 'Y';
  for (const type of one.serviceTypes) cells[`Service type - ${type}`] = 'Y';
  for (const band of one.bands) cells[`Service user band - ${band}`] = 'Y';
  return cells;
}

function addressCells(whose: 'Location' | 'Provider', one: Location): Cells {
  return {
    [`${whose} Street Address`]: one.street,
    [`${whose} Address Line 2`]: one.line2,
    [`${whose} City`]: one.city,
    [`${whose} County`]: one.county,
    [`${whose} Postal Code`]: one.postcode,
  };
}

function providerCells(one: Location, day: DayCell): Cells {
  const { provider } = one;
  return {
    'Provider Companies House Number': provider.companyNumber,
    'Provider ID': provider.id,
    'Provider Name': provider.name,
    'Provider HSCA start date': day(provider.start),
    'Provider Type/Sector': 'Social Care Org',
    'Provider Inspection Directorate': 'Adult social care',
    'Provider Primary Inspection Category': one.category,
    'Provider Ownership Type': provider.ownership,
    ...addressCells('Provider', one),
    'Provider Local Authority': one.authority,
    'Provider Region': one.region,
    'Provider NHS Region': one.region,
  };
}

function ratingCells(one: Location, day: DayCell): Cells[] {
  return one.ratings.flatMap((group) =>
    ['Overall', ...DOMAINS]
      .filter((domain) => group.domains[domain] !== undefined)
      .map((domain) => ({
        'Location ID': one.id,
        'Location Name': one.name,
        'Care Home?': yesNo(one.careHome),
        'Location Type': 'Social Care Org',
        'Location Primary Inspection Category': one.category,
        'Location Street Address': one.street,
        'Location Address Line 2': one.line2,
        'Location City': one.city,
        'Location Post Code': one.postcode,
        'Location Local Authority': one.authority,
        'Location Region': one.region,
        'Location NHS Region': one.region,
        'Service / Population Group': group.group,
        Domain: domain,
        'Latest Rating': group.domains[domain]!,
        'Publication Date': day(group.date),
        'Report Type': group.report,
        'Inherited Rating (Y/N)': yesNo(one.inherited),
        URL: `https://www.cqc.org.uk/location/${one.id}`,
        'Provider ID': one.provider.id,
        'Provider Name': one.provider.name,
        'Brand ID': one.brand?.id ?? '-',
        'Brand Name': one.brand?.name ?? '-',
      })),
  );
}

function deactivatedCells(one: Location, day: DayCell): Cells {
  const endYear = Math.min(2026, Number(one.start.slice(0, 4)) + 1 + Math.floor(seeded(one.uprn)() * 10));
  return {
    'Location ID': one.id,
    'Location Name': one.name,
    'Location Status': 'Inactive',
    'Location HSCA start date': day(one.start),
    'Location HSCA End Date': day(`${endYear}${one.start.slice(4)}`),
    'Care home?': yesNo(one.careHome),
    'Care homes beds at point location de-activated': one.beds,
    'Location Type/Sector': 'Social Care Org',
    'Location Primary Inspection Category': one.category,
    'Location Inspection Directorate': 'Adult social care',
    'Location Region': one.region,
    'Location Local Authority': one.authority,
    'Location Latitude': one.latitude,
    'Location Longitude': one.longitude,
    ...addressCells('Location', one),
    'Location UPRN ID': one.uprn,
    'Location Latest Overall Rating': one.rating,
    'Publication Date': day(one.publicationDate),
    'Inherited Rating (Y/N)': one.rating ? yesNo(one.inherited) : null,
    'Brand ID': one.brand?.id ?? '-',
    'Brand Name': one.brand?.name ?? '-',
  };
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `09/Jan/2018 - 00:00`, as the directory writes a day. */
function directoryDay(day: string | null): string {
  if (day === null) return '';
  const [year, month, dayOfMonth] = day.split('-');
  return `${dayOfMonth}/${MONTHS[Number(month) - 1]}/${year} - 00:00`;
}

function directoryFields(one: Location): string[] {
  return [
    one.name,
    '',
    [one.street, one.line2, one.city, one.county].filter((line) => line !== '').join(', '),
    one.postcode,
    one.telephone,
    one.web,
    one.serviceTypes.join('|'),
    directoryDay(one.publicationDate),
    one.bands.join('|'),
    one.provider.name,
    one.authority,
    one.region,
    `https://www.cqc.org.uk/location/${one.id}`,
    one.id,
    one.provider.id,
  ];
}

function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** `node generate.ts FOLDER [COUNT]`: all four files at national size, or smaller. */
if (process.argv[1]?.includes('national-files') && process.argv[2]) {
  const folder = process.argv[2];
  const count = process.argv[3] === undefined ? undefined : Number(process.argv[3]);
  await mkdir(folder, { recursive: true });
  await writeActiveLocations(join(folder, 'HSCA_Active_Locations.ods'), { count: count ?? DEFAULTS.count });
  const rows = await writeLatestRatings(
    join(folder, 'Latest_ratings.ods'),
    count === undefined ? {} : { count },
  );
  await writeDeactivatedLocations(join(folder, 'Deactivated_Locations.ods'), {
    count: count ?? 20_000,
    seed: 2,
  });
  await writeDirectoryCsv(join(folder, 'CQC_directory.csv'), { count: count ?? DEFAULTS.count });
  process.stdout.write(`${rows} rating rows\n`);
}
