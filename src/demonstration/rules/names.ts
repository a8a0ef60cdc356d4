import type { Random } from './random.ts';

/** Halves of coined place-words. Joined they sound English and name nothing that exists. */
const FIRST = [
  'Quill', 'Wend', 'Ostle', 'Braxen', 'Tarle', 'Corvel', 'Pinder', 'Skelth', 'Murrel', 'Fennick', 'Dunnock', 'Harrel', 'Isken', 'Jessel',
  'Larrow', 'Nettle', 'Orrin', 'Padley', 'Rushel', 'Sorrow', 'Thessle', 'Umber', 'Vennel', 'Wrackle', 'Yarrel', 'Cinder', 'Gannel', 'Hobble',
] as const; // prettier-ignore
// prettier-ignore
const SECOND = ['mere', 'holt', 'garth', 'stead', 'wyke', 'fold', 'haven', 'croft', 'dene', 'thorpe'] as const;

// prettier-ignore
const HOME_ENDINGS = ['House', 'Lodge', 'Court', 'Grange', 'Manor', 'Hall', 'View', 'Rise', 'Bank', 'Cottage'] as const;
// prettier-ignore
const NURSING_ENDINGS = ['Nursing Home', 'Care Centre', 'Court', 'House', 'Care Home', 'Manor'] as const;

const GIVEN = [
  'Amara', 'Bethan', 'Callum', 'Daniela', 'Edwin', 'Farah', 'Gareth', 'Hana', 'Imogen', 'Joseph', 'Kamila', 'Leon', 'Maeve', 'Nikhil',
  'Oluwaseun', 'Petra', 'Rowan', 'Samira', 'Theo', 'Una', 'Victor', 'Winifred', 'Yusuf', 'Zofia',
] as const; // prettier-ignore
const FAMILY = [
  'Abingworth', 'Barrowdene', 'Castleforth', 'Dunmarsh', 'Ellerdine', 'Farnsby', 'Gadsworth', 'Hallowby', 'Inglethorne', 'Jessop-Reyne',
  'Kettlemere', 'Lowthwick', 'Marchbeck', 'Norringham', 'Okonwell', 'Pendlecroft', 'Quarmbydale', 'Raventhorpe', 'Sandiforth', 'Tolleywick',
] as const; // prettier-ignore

const STREET_FIRST = [
  "Weaver's", "Tanner's", 'Lantern', 'Cartwright', 'Millrace', 'Sheepwash', "Saddler's", 'Foundry', 'Causeway', 'Beacon', 'Almoner', 'Osier',
  'Windlass', "Chandler's", 'Paddock', 'Copperbeech', 'Gosling', 'Harvest', 'Turnpike', 'Wherry',
] as const; // prettier-ignore
// prettier-ignore
const STREET_SECOND = ['Row', 'Rise', 'Lane', 'Close', 'Way', 'Walk', 'Road', 'Street', 'Drive', 'Green'] as const;

/** A well of coined words that never gives the same one twice; throws where it is dry. */
export function coinedWords(random: Random): () => string {
  const all = random.shuffle(FIRST.flatMap((first) => SECOND.map((second) => first + second)));
  return () => {
    const word = all.pop();
    if (word === undefined) throw new RangeError(`all ${FIRST.length * SECOND.length} coined words are used`);
    return word;
  };
}

/** The street and number of an address; streets repeat, as in life. */
export function streetAddress(random: Random): string {
  return `${random.int(1, 148)} ${random.pick(STREET_FIRST)} ${random.pick(STREET_SECOND)}`;
}

export function personName(random: Random): { given: string; family: string } {
  return { given: random.pick(GIVEN), family: random.pick(FAMILY) };
}

export function homeName(word: string, nursing: boolean, random: Random): string {
  return `${word} ${random.pick(nursing ? NURSING_ENDINGS : HOME_ENDINGS)}`;
}

/** What a small provider calls itself, with its legal form. */
export function providerName(
  word: string,
  ownership: 'Organisation' | 'Partnership' | 'Individual',
  random: Random,
): string {
  if (ownership === 'Partnership') return `${word} Care Partnership`;
  if (ownership === 'Individual') return `${word} Residential Care`;
  const trade = random.pick(['Care', 'Healthcare', 'Care Services', 'Support', 'Homes', 'Care Group']);
  return `${word} ${trade} ${random.weighted([['Limited', 8], ['Ltd', 5], ['CIC', 1], ['LLP', 1]])}`; // prettier-ignore
}

/** The eight officers who hold the caseloads: the first five care homes, the last three services in the community. */
export const OFFICERS = [
  'Priya Hallowby', 'Tom Ellerdine', 'Grace Okonwell', 'Martin Farnsby', 'Leila Sandiforth', 'Owen Kettlemere', 'Ruth Dunmarsh', 'Adeel Marchbeck',
] as const; // prettier-ignore

/** Those who look after care homes, and those who look after everything else. */
export const HOME_OFFICERS = OFFICERS.slice(0, 5);
export const COMMUNITY_OFFICERS = OFFICERS.slice(5);

/** A number of the block that Ofcom keeps for drama: it never rings. `n` from 0 to 999. */
export function dramaPhone(n: number): string {
  return `01632960${String(n % 1000).padStart(3, '0')}`;
}

/** A web address under a name that can never be registered. */
export function websiteOf(name: string): string {
  return `www.${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '')}.example`; // prettier-ignore
}
