/** One invented social care location, with all that the national files say about it. */
export interface Location {
  id: string;
  name: string;
  start: string;
  dormant: boolean;
  careHome: boolean;
  beds: number;
  telephone: string;
  manager: string;
  web: string;
  category: string;
  rating: string | null;
  publicationDate: string | null;
  inherited: boolean;
  region: string;
  authority: string;
  street: string;
  line2: string;
  city: string;
  county: string;
  postcode: string;
  uprn: number;
  latitude: number;
  longitude: number;
  brand: { id: string; name: string } | null;
  provider: Provider;
  activities: string[];
  serviceTypes: string[];
  bands: string[];
  /** Groups under which ratings are held, each with its five key questions; none where not rated. */
  ratings: { group: string; date: string; report: string; domains: Record<string, string> }[];
}

interface Provider {
  id: string;
  name: string;
  start: string;
  ownership: string;
  companyNumber: string;
}

export const DOMAINS = ['Safe', 'Effective', 'Caring', 'Responsive', 'Well-led'] as const;

/** Every council with adult social care duties would be 153; these stand for them, with the regions they lie in. */
const AREAS: readonly (readonly [string, string, string])[] = [
  ['Oldham', 'North West', 'OL'], ['Rochdale', 'North West', 'OL'], ['Manchester', 'North West', 'M'],
  ['Lancashire', 'North West', 'PR'], ['Leeds', 'Yorkshire and The Humber', 'LS'], ['Kent', 'South East', 'ME'],
  ['North Yorkshire', 'Yorkshire and The Humber', 'YO'], ['Surrey', 'South East', 'GU'], ['Essex', 'East', 'CM'],
  ['Herefordshire, County of', 'West Midlands', 'HR'], ['Birmingham', 'West Midlands', 'B'], ['Devon', 'South West', 'EX'],
  ['Nottinghamshire', 'East Midlands', 'NG'], ['Kingston upon Hull, City of', 'Yorkshire and The Humber', 'HU'],
  ['County Durham', 'North East', 'DH'], ['Hackney', 'London', 'E'], ['Bournemouth, Christchurch and Poole', 'South West', 'BH'],
  ['Southwark', 'London', 'SE'], ['Norfolk', 'East', 'NR'], ['Derby', 'East Midlands', 'DE'],
]; // prettier-ignore

const FIRST = [
  'Oak',
  'Willow',
  'Rose',
  "St Mary's",
  'Beech',
  'Ashdown',
  'Meadow',
  'Priory',
  'Châtelaine',
  'Kingfisher',
  'Bryn',
  'The Laurels &',
] as const;
const LAST = [
  'House',
  'Lodge',
  'Court',
  'Care Home',
  'Homecare',
  'Nursing Home',
  'View',
  'Grange',
  'Care Limited',
  'Supported Living',
] as const;
const PEOPLE = [
  'Amara',
  'Bethan',
  'Callum',
  'Dilys',
  'Eoin',
  'Farah',
  'Grzegorz',
  'Hana',
  'Imogen',
  'José',
  'Kezia',
  'Lewis',
] as const;
const SURNAMES = [
  'Ashworth',
  'Bello',
  'Clarke',
  'Dyer',
  "O'Neill",
  'Patel',
  'Quinn',
  'Rahman',
  'Shah-Jones',
  'Tomlinson',
] as const;
const BANDS = [
  'Dementia',
  'Older People',
  'Younger Adults',
  'Physical Disability',
  'Sensory Impairment',
  'Mental Health',
  'Learning disabilities or autistic spectrum disorder',
] as const;
const REPORTS = ['Location', 'Assessment', 'Focused'] as const;

/** A small fast generator of numbers from 0 to 1 (mulberry32): the same seed gives the same files for ever. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

class Dice {
  private readonly next: () => number;
  constructor(next: () => number) {
    this.next = next;
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
  whole(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }
  one<T>(from: readonly T[]): T {
    return from[Math.floor(this.next() * from.length)]!;
  }
  day(fromYear: number, toYear: number): string {
    const two = (n: number): string => String(n).padStart(2, '0');
    return `${this.whole(fromYear, toYear)}-${two(this.whole(1, 12))}-${two(this.whole(1, 28))}`;
  }
  /** Ratings fall about as they do in England. */
  rating(): string {
    const p = this.next();
    if (p < 0.04) return 'Outstanding';
    if (p < 0.8) return 'Good';
    return p < 0.98 ? (p < 0.9 ? 'Requires improvement' : 'Requires Improvement') : 'Inadequate';
  }
}

/** The same `count` and `seed` always give the same locations; the first ones of a longer run are those of a shorter. */
export function* locations(count: number, seed: number): Generator<Location> {
  for (let i = 0; i < count; i++) yield location(i, new Dice(seeded(seed * 7_919 + i * 104_729)));
}

function location(i: number, dice: Dice): Location {
  const [authority, region, letters] = dice.one(AREAS);
  const careHome = dice.chance(0.5);
  const nursing = careHome && dice.chance(0.3);
  const other = dice.chance(0.07);
  const serviceTypes = careHome
    ? [
        nursing ? 'Care home service with nursing' : 'Care home service without nursing',
        ...(other ? ['Domiciliary care service'] : []),
      ]
    : [
        'Domiciliary care service',
        ...(dice.chance(0.15) ? ['Supported living service'] : []),
        ...(other ? ['Extra Care housing services'] : []),
      ];
  const start = dice.day(2010, 2025);
  const ratings = ratingsOf(dice, careHome, other && careHome);
  const overall = ratings.find((one) => one.group === 'Overall');
  const name =
    `${dice.one(FIRST)} ${dice.one(LAST)} ${dice.chance(0.2) ? `(${dice.one(AREAS)[0]})` : ''}`.trim();
  return {
    id: `1-${String(10_000_000 + i * 7_331 + dice.whole(0, 7_330))}`,
    name,
    start,
    dormant: dice.chance(0.02),
    careHome,
    beds: careHome ? dice.whole(3, 120) : 0,
    telephone: `0${dice.whole(1_200_000_000, 1_999_999_999)}`,
    manager: dice.chance(0.88) ? `${dice.one(SURNAMES)}, ${dice.one(PEOPLE)}` : '*',
    web: dice.chance(0.6) ? `www.${name.toLowerCase().replace(/[^a-z]+/g, '')}.example` : '',
    category: careHome ? 'Residential social care' : 'Community based adult social care services',
    rating: overall ? overall.domains['Overall']! : null,
    publicationDate: overall ? overall.date : null,
    inherited: dice.chance(0.05),
    region,
    authority,
    street: `${dice.whole(1, 240)} ${dice.one(FIRST)} ${dice.chance(0.5) ? 'Road' : 'Street'}`,
    line2: dice.chance(0.4) ? `${dice.one(FIRST)} Park` : '',
    city: authority.split(',')[0]!,
    county: dice.chance(0.5) ? region : '',
    postcode: `${letters}${dice.whole(1, 20)} ${dice.whole(1, 9)}${String.fromCharCode(65 + dice.whole(0, 25))}${String.fromCharCode(65 + dice.whole(0, 25))}`,
    uprn: 100_000_000_000 + i * 13,
    latitude: 50 + dice.whole(0, 5_000_000) / 1_000_000,
    longitude: -4 + dice.whole(0, 5_000_000) / 1_000_000,
    brand: dice.chance(0.25) ? brand(dice.whole(1, 400)) : null,
    provider: provider(dice.whole(1, 30_000)),
    activities: careHome
      ? [
          'Accommodation for persons who require nursing or personal care',
          ...(nursing ? ['Treatment of disease, disorder or injury'] : []),
        ]
      : ['Personal care'],
    serviceTypes,
    bands: BANDS.filter(() => dice.chance(0.4)),
    ratings,
  };
}

function brand(n: number): { id: string; name: string } {
  return {
    id: `BD${String(n).padStart(3, '0')}`,
    name: `BRAND ${FIRST[n % FIRST.length]!.replace(' &', '')} Group ${n}`,
  };
}

function provider(n: number): Provider {
  const dice = new Dice(seeded(n));
  return {
    id: `1-${101_000_000 + n * 37}`,
    name: `${FIRST[n % FIRST.length]} Care ${n} ${dice.chance(0.9) ? 'Limited' : 'LLP'}`,
    start: dice.day(2010, 2024),
    ownership: dice.chance(0.9) ? 'Organisation' : dice.chance(0.5) ? 'Individual' : 'Partnership',
    companyNumber: dice.chance(0.9) ? String(1_000_000 + n * 97).padStart(8, '0') : '',
  };
}

/** Nine of ten are rated; a few hold ratings for each of two groups, some of them without one for the whole location. */
function ratingsOf(dice: Dice, careHome: boolean, twoGroups: boolean): Location['ratings'] {
  if (dice.chance(0.1)) return [];
  const single = (group: string, fromYear: number): Location['ratings'][number] => ({
    group,
    date: dice.day(fromYear, 2025),
    report: dice.one(REPORTS),
    domains: domains(dice),
  });
  const overall = single('Overall', 2016);
  if (dice.chance(0.03))
    return [
      {
        ...overall,
        domains: { Overall: dice.chance(0.5) ? 'Inspected but not rated' : overall.domains['Overall']! },
      },
    ];
  const first = careHome ? 'Care Homes' : 'Homecare';
  if (twoGroups) {
    const groups = [single(first, 2024), single('Homecare', 2024)];
    return dice.chance(0.3) ? [overall, ...groups] : groups;
  }
  return dice.chance(0.05) ? [overall, single(first, 2024)] : [overall];
}

function domains(dice: Dice): Record<string, string> {
  const overall = dice.rating();
  const values: Record<string, string> = { Overall: overall };
  for (const domain of DOMAINS)
    values[domain] = dice.chance(0.75)
      ? overall
      : dice.chance(0.02)
        ? 'Insufficient evidence to rate'
        : dice.rating();
  return values;
}
