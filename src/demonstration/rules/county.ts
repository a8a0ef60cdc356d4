/** The invented county and its neighbours. None of these is a place in England. */
export const COUNTY = 'Harrowmere';
export const COUNCIL = 'Harrowmere County Council';
export const REGION = 'East Midlands';
export const ICB = 'NHS Harrowmere Integrated Care Board';

interface ZonePlan {
  name: string;
  /** Where people live, the town first; each is a centre around which services gather. */
  localities: readonly string[];
  /** Share of the county's services. */
  share: number;
}

/** The first zone lies in the middle; the others around it, anticlockwise from the east. */
export const ZONES: readonly ZonePlan[] = [
  { name: 'Kestlebury', localities: ['Kestlebury', 'Castle Ward', 'Priorsgate', 'Netherquay'], share: 26 },
  { name: 'Stallowby', localities: ['Stallowby', 'Cold Ferring', 'Wathe End'], share: 13 },
  { name: 'Ravensmede', localities: ['Ravensmede', 'Upper Tarle', 'Osterby'], share: 15 },
  { name: 'Quarrendale', localities: ['Quarrendale', 'Hobthrush', 'Slingthorn'], share: 9 },
  { name: 'Pelverton', localities: ['Pelverton', 'Pelverton St Osyn', 'Marlock'], share: 15 },
  { name: 'Hathersmere', localities: ['Hathersmere', 'Fulbrough', 'Gannet Fen'], share: 12 },
  { name: 'Wintlebrook', localities: ['Wintlebrook', 'Ashwardine', 'Little Corve'], share: 10 },
];

interface NeighbourPlan {
  name: string;
  localities: readonly string[];
  /** Degrees of longitude and latitude from the county's middle. */
  offset: readonly [number, number];
  locations: number;
}

export const NEIGHBOURS: readonly NeighbourPlan[] = [
  {
    name: 'Saltwold',
    localities: ['Saltwold', 'Brinehouse', 'Eastrey Sands'],
    offset: [0.78, 0.1],
    locations: 14,
  },
  {
    name: 'Fenmarch',
    localities: ['Fenmarch', 'Droveby', 'Long Sedgewell'],
    offset: [-0.74, -0.16],
    locations: 11,
  },
];

/** The council of one neighbour, which shares its market with the county. */
export const SECOND_COUNCIL = {
  name: 'Saltwold Council',
  area: 'Saltwold',
  domain: 'saltwold.example',
} as const;

/** Longitude and latitude of the county's middle. */
export const MIDDLE: readonly [number, number] = [-0.62, 52.9];

const INWARD_LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';

/**
 * A postcode of the area "ZZ", which Royal Mail does not use: right in shape, never a real address.
 * District 1-7 are the zones, 8 and 9 the neighbours; `n` below 4,000 gives a different one each.
 */
export function postcodeOf(district: number, n: number): string {
  const letters = INWARD_LETTERS.length;
  const first = INWARD_LETTERS[Math.floor(n / 10 / letters) % letters];
  const second = INWARD_LETTERS[Math.floor(n / 10) % letters];
  return `ZZ${district} ${n % 10}${first}${second}`;
}
