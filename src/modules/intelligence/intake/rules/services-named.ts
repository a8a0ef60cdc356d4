import { nameSimilarity, normalPostcode } from '../../../market/index.ts';

/** A service that a text may name. */
export interface Named {
  locationId: string;
  name: string;
  postcode: string;
}

/** What of a text may name a service: ids as CQC writes them, and postcodes, bare. */
export interface Mentions {
  ids: string[];
  postcodes: string[];
}

const ID = /\b1-\d{6,12}\b/g;
const POSTCODE = /\b[A-Z]{1,2}\d[A-Z\d]?\s{0,2}\d[A-Z]{2}\b/gi;
const MOST = 50;
/** More than anybody writes about one service: each word is compared with each name that may be meant. */
const MOST_WORDS = 4_000;
/** Words of a text looked at beside a name of so many words. */
const ALIKE = 0.85;

/** Everything in a text that may name a service. */
export function mentionsIn(text: string): Mentions {
  const postcodes = [...text.matchAll(POSTCODE)].map(([found]) => normalPostcode(found).replace(' ', ''));
  return {
    ids: [...new Set([...text.matchAll(ID)].map(([id]) => id))].slice(0, MOST),
    postcodes: [...new Set(postcodes.filter((each) => each !== ''))].slice(0, MOST),
  };
}

/**
 * The one service that a text means, or null. An id decides where just one of those in the text is a service's; else a
 * postcode does together with the service's name. Two services are none: whoever sorts the mail says which.
 */
export function serviceNamed(
  text: string,
  { ids, postcodes }: Mentions,
  known: readonly Named[],
): string | null {
  const byId = known.filter(({ locationId }) => ids.includes(locationId));
  if (byId.length > 0) return only(byId);
  const words = plainWords(text);
  const here = known.filter(
    ({ postcode, name }) =>
      postcodes.includes(postcode.replace(/\s/g, '').toUpperCase()) && isIn(words, name),
  );
  return only(here);
}

const only = (found: readonly Named[]): string | null => {
  const ids = new Set(found.map(({ locationId }) => locationId));
  return ids.size === 1 ? [...ids][0]! : null;
};

const plainWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/['’]/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS);

/** Whether a name stands in the words, as it is or nearly so ("Harrow Lodge Care Home" for "Harrow Lodge"). */
function isIn(words: readonly string[], name: string): boolean {
  const wanted = plainWords(name);
  if (wanted.length === 0) return false;
  return words.some((word, i) => {
    if (word[0] !== wanted[0]![0]) return false;
    const stretch = words.slice(i, i + wanted.length).join(' ');
    return stretch === wanted.join(' ') || nameSimilarity(stretch, name) >= ALIKE;
  });
}
