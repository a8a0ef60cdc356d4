import { addMonths, longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, queryString, type Fields } from '../../../../platform/forms/index.ts';
import type { FigureTile } from '../../../../platform/govuk/index.ts';
import type { Place } from '../../queries/fetch-places.ts';
import { paths } from '../../routes.ts';
import type { Areas } from './areas.ts';
import type { RatingsAsked } from './form.ts';
import type { Counted, Part } from './load-figures.ts';
import { presentAges, presentUninspected, type AgesModel, type UninspectedModel } from './present-ages.ts';
import { presentComparison, type ComparisonModel } from './present-comparison.ts';
import { BELOW_GOOD, countOf, GOOD_OR_BETTER, ratedGroups, type RatedGroup } from './present-distribution.ts';
import { presentMovement, type MovementModel } from './present-movement.ts';

interface Option {
  value: string;
  text: string;
  selected: boolean;
}

/** Links to one part of the page as files. */
interface Downloads {
  csv: string;
  xlsx: string;
  ods: string;
}

export interface RatingsModel {
  asAt: Day;
  from: Day;
  since: Day;
  /** "Oldham", "everywhere in the data". */
  area: string;
  /** Day and denominator, as every comparison must name them. */
  basis: string;
  form: {
    asAt: string;
    from: string;
    since: string;
    places: { value: string; text: string; checked: boolean }[];
    chosen: number;
    compare: Option[];
    errors: FieldError[];
  };
  quick: { text: string; href: string; current: boolean }[];
  areaLinks: { text: string; href: string; current: boolean }[];
  tiles: FigureTile[];
  of: number;
  settings: RatedGroup[];
  types: RatedGroup[];
  movement: MovementModel;
  comparison: ComparisonModel;
  ages: AgesModel;
  uninspected: UninspectedModel;
  downloads: Record<Part, Downloads>;
}

interface RatingsInput {
  fields: Fields;
  asked: RatingsAsked;
  errors: FieldError[];
  areas: Areas;
  places: readonly Place[];
  counted: Record<Part, Counted>;
  today: Day;
}

/** The Ratings page as plain values. */
export function presentRatings(input: RatingsInput): RatingsModel {
  const { asked, areas, counted, fields } = input;
  const ages = presentAges(counted.ages);
  const uninspected = presentUninspected(counted.uninspected, (group) =>
    counted.types.open(group === undefined ? {} : { group }),
  );
  const link = (changes: Fields) => `${paths.ratings()}${queryString(fields, changes)}`;
  return {
    asAt: asked.asAt,
    from: asked.from,
    since: asked.since,
    area: areaWords(areas.shown),
    basis: `As at ${longDay(asked.asAt)}, out of the locations registered with CQC for adult social care on that day, each counted once, whether or not they operate or hold a contract.`,
    form: formOf(input),
    quick: quickDays(input.today, asked, link),
    areaLinks: areaLinks(areas, asked, link),
    tiles: tilesOf(counted.settings, ages, uninspected, asked.since),
    of: counted.types.denominator,
    settings: ratedGroups(counted.settings),
    types: ratedGroups(counted.types),
    movement: presentMovement(counted.movement),
    comparison: presentComparison(counted.compared, areas.ours),
    ages,
    uninspected,
    downloads: downloadsOf(fields),
  };
}

/** Names of local authorities in a sentence. */
export function areaWords(names: readonly string[]): string {
  if (names.length === 0) return 'everywhere in the data';
  return names.length > 4 ? `${names.length} local authorities` : names.join(', ');
}

function formOf({ fields, asked, errors, areas, places }: RatingsInput): RatingsModel['form'] {
  const regions = areas.regions.map((region) => ({ value: region, text: region }));
  const compare = [
    { value: '', text: 'The rest of the region' },
    { value: 'none', text: 'Nobody else' },
    { value: 'all', text: 'Every local authority in the data' },
    ...regions,
  ];
  return {
    asAt: one(fields, 'as-at') || asked.asAt,
    // Left empty where nobody chose them, so that they follow the day of the ratings.
    from: one(fields, 'from'),
    since: one(fields, 'since'),
    places: places.map(({ localAuthority }) => ({
      value: localAuthority,
      text: localAuthority,
      checked: asked.chosen.includes(localAuthority),
    })),
    chosen: asked.chosen.length,
    compare: compare.map((option) => ({ ...option, selected: option.value === asked.compare })),
    errors,
  };
}

/** Another day leaves the two earlier days to follow it. */
function quickDays(
  today: Day,
  asked: RatingsAsked,
  link: (changes: Fields) => string,
): RatingsModel['quick'] {
  return [0, 1, 2, 3, 5].map((years) => {
    const asAt = addMonths(today, -12 * years);
    const text = years === 0 ? 'Today' : years === 1 ? 'A year ago' : `${years} years ago`;
    const href = link({ 'as-at': years === 0 ? undefined : asAt, from: undefined, since: undefined });
    return { text, href, current: asked.asAt === asAt };
  });
}

function areaLinks(
  areas: Areas,
  asked: RatingsAsked,
  link: (changes: Fields) => string,
): RatingsModel['areaLinks'] {
  const all = { text: 'Everywhere in the data', href: link({ la: '*' }), current: areas.shown.length === 0 };
  if (areas.ours.length === 0) return [all];
  const ours = !asked.everywhere && asked.chosen.length === 0;
  return [{ text: `Our area (${areaWords(areas.ours)})`, href: link({ la: undefined }), current: ours }, all];
}

function tilesOf(
  settings: Counted,
  ages: AgesModel,
  uninspected: UninspectedModel,
  since: Day,
): FigureTile[] {
  const groups = ratedGroups(settings);
  const of = settings.denominator;
  const share = (label: string, ratings: readonly string[], tone?: FigureTile['tone']): FigureTile => {
    const value = groups.reduce((sum, group) => sum + countOf(group, ratings), 0);
    const note = `${value.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')}`;
    return {
      label,
      value,
      of,
      as: 'percent',
      href: settings.open({ rating: ratings.join(' or ') }),
      note,
      tone,
    };
  };
  return [
    { label: 'Registered locations', value: of, href: settings.open(), tone: 'calm' },
    share('Outstanding or Good', GOOD_OR_BETTER, 'green'),
    share('Requires improvement or Inadequate', BELOW_GOOD, 'red'),
    share('Not rated', ['Not rated']),
    averageTile(ages),
    {
      label: `Not inspected since ${longDay(since)}`,
      value: uninspected.n,
      of: uninspected.of,
      href: uninspected.href,
      note: `of ${uninspected.of.toLocaleString('en-GB')}, or never`,
      tone: 'amber',
    },
  ];
}

function averageTile(ages: AgesModel): FigureTile {
  return {
    label: 'Average age of a rating, in years',
    value: ages.averageYears,
    href: ages.href,
    note: `of ${ages.rated.toLocaleString('en-GB')} rated`,
  };
}

function downloadsOf(fields: Fields): Record<Part, Downloads> {
  const query = queryString(fields);
  const of = (part: Part): Downloads => ({
    csv: `${paths.ratingsDownload(part, 'csv')}${query}`,
    xlsx: `${paths.ratingsDownload(part, 'xlsx')}${query}`,
    ods: `${paths.ratingsDownload(part, 'ods')}${query}`,
  });
  return {
    types: of('types'),
    settings: of('settings'),
    compared: of('compared'),
    movement: of('movement'),
    ages: of('ages'),
    uninspected: of('uninspected'),
  };
}
