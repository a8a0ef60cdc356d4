import { COMMUNITY_OFFICERS, HOME_OFFICERS, OFFICERS } from './names.ts';

/** Somebody who can sign in to the demonstration. */
export interface DemonstrationPerson {
  role: string;
  name: string;
  email: string;
  /** The name of the officer whose caseload is theirs. */
  officer?: string;
  /** True for whoever speaks for a provider of the county. */
  forProvider?: boolean;
  /** True for a colleague who is told of things and owns them, but has no password: the list of people to be stays short. */
  withoutPassword?: boolean;
}

/** One person for every role, but for the one that only computers hold. All are invented. */
export const PEOPLE: readonly DemonstrationPerson[] = (
  [
    ['administrator', 'Nadia Castleforth'],
    ['contracts-officer', OFFICERS[0], { officer: OFFICERS[0] }],
    ['quality-officer', OFFICERS[1], { officer: OFFICERS[1] }],
    ['quality-manager', 'Helen Abingworth'],
    ['senior-manager', 'Samuel Raventhorpe'],
    ['locality-worker', 'Bethan Gadsworth'],
    ['infection-prevention-officer', 'Yusuf Lowthwick'],
    ['commissioner', 'Imogen Norringham'],
    ['broker', 'Callum Barrowdene'],
    ['procurement-evaluator', 'Zofia Pendlecroft'],
    ['moderator', 'Edwin Inglethorne'],
    ['complaints-officer', 'Farah Quarmbydale'],
    ['analyst', 'Theo Tolleywick'],
    ['auditor', 'Winifred Jessop-Reyne'],
    ['member', 'Maeve Wrackleby'],
    ['provider-user', 'Rowan Thesslegarth', { forProvider: true }],
  ] as const
).map(([role, name, more = {}]) => ({ role, name, email: emailOf(name), ...more }));

/** The other officers, so that each caseload has somebody who answers for it. */
export const COLLEAGUES: readonly DemonstrationPerson[] = OFFICERS.slice(2).map((name, i) => ({
  role: i % 2 === 0 ? 'contracts-officer' : 'quality-officer',
  name,
  email: emailOf(name),
  officer: name,
  withoutPassword: true,
}));

/** Who works together, and who leads them: officers by name. */
export const TEAMS = [
  { name: 'Care homes', lead: 'quality-manager', officers: HOME_OFFICERS },
  { name: 'Care at home', lead: 'quality-manager', officers: COMMUNITY_OFFICERS },
] as const;

/** The e-mail address of somebody at the demonstration council, under a name that can never be registered. */
export function emailOf(name: string): string {
  return `${name.toLowerCase().replace(' ', '.')}@harrowmere.example`;
}

const WORDS =
  `acorn amber anchor apple autumn badge baker basil beach berry birch bison blanket bonnet border bottle branch bread
  breeze brick bridge bucket butter button cabin candle canoe canyon carpet carrot castle cedar cello chalk cherry cider
  cinder circle citrus clover cobalt coffee comet copper coral cotton crane cricket crown crystal daisy denim desert
  dolphin donkey dragon drum eagle ember falcon fern fiddle finch flint flour forest fossil fountain garden garlic ginger
  glacier goose granite grape gravel hammer harbour hazel heron hill honey island ivory jacket jasmine kettle kitten ladder
  lagoon lantern lemon lilac linen lizard lunar magnet mango maple marble meadow melon mirror mitten morning mountain
  mustard napkin nectar needle nutmeg oak oasis oatmeal olive onion orange orchard otter oyster paddle paper parsley
  pebble pencil pepper pigeon pillow pine planet plum pocket pollen pony poppy prism pumpkin quartz quilt rabbit radish
  raven ribbon river robin rocket saddle saffron sailor salmon sandal satin saturn scarf shadow shell silver sparrow
  spinach spruce squirrel summer sunset table tartan teapot thistle thunder tiger timber tulip tunnel turnip turtle
  valley velvet violet violin walnut water willow window winter`.split(/\s+/);
const WORDS_OF_A_PASSWORD = 5;

/** A password of words that can be read out: five of some two hundred, about 38 bits. `pick` draws below its number. */
export function demonstrationPassword(pick: (below: number) => number): string {
  return Array.from({ length: WORDS_OF_A_PASSWORD }, () => WORDS[pick(WORDS.length)]).join('-');
}
