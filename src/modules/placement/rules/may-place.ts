import { longDay, type Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';
import type { PlacingState } from './placing-state.ts';

/** What is known of a service by whoever asks whether somebody can be placed there. Nothing in it is confidential. */
export interface PlacingFacts {
  /** On CQC's register, or one of the council's own that is open. */
  registered: boolean;
  /** Null where nobody has said. */
  operational: boolean | null;
  dormant: boolean | null;
  /** The status that holds; null where the service was never rated. */
  rag: Rag | null;
  placing: { state: PlacingState; fromDay: Day; scope: string; reviewOn: Day | null } | null;
}

/** Whether somebody can be placed here today, and why in words that everybody may read. */
export interface PlacingAnswer {
  answer: 'yes' | 'ask' | 'no';
  words: string;
}

/**
 * What a colour asks of whoever places, from a day on. Source: the status decides the level of caution and is there for
 * everybody who places people (DOMAIN S1); unknown is never green.
 */
const BY_COLOUR: readonly { from: Day; colour: Rag | null; answer: 'yes' | 'ask'; words: string }[] = [
  { from: '2014-10-01' as Day, colour: 'Green', answer: 'yes', words: 'Nothing stands against it.' },
  { from: '2014-10-01' as Day, colour: 'Amber', answer: 'yes', words: 'It is Amber: there are some concerns, so look at its page or ring first where the person needs much care.' },
  { from: '2014-10-01' as Day, colour: 'Red', answer: 'ask', words: 'It is Red: ring before anybody is placed.' },
  { from: '2014-10-01' as Day, colour: null, answer: 'ask', words: 'It has no status yet: ring before anybody is placed.' },
]; // prettier-ignore

/**
 * "Can I place here today?" The first thing that forbids it, else the first that asks for a call, else what its colour says.
 * @throws RangeError on a day before the first row of the table
 */
export function mayPlace(facts: PlacingFacts, today: Day): PlacingAnswer {
  if (!facts.registered) return { answer: 'no', words: 'It is not registered any more.' };
  if (facts.placing?.state === 'embargo')
    return { answer: 'no', words: `New placements are stopped${coverage(facts.placing)}.` };
  if (facts.operational === false) return { answer: 'no', words: 'It is registered, but not operating.' };
  if (facts.dormant === true) return { answer: 'no', words: 'It is dormant: it gives no care for now.' };
  if (facts.placing?.state === 'restricted')
    return { answer: 'ask', words: `Placements are restricted${coverage(facts.placing)}.` };
  const row = BY_COLOUR.filter(({ from, colour }) => colour === facts.rag && from <= today).at(-1);
  if (row === undefined) throw new RangeError(`nothing says what a colour asks of placements on ${today}`);
  return { answer: row.answer, words: row.words };
}

const coverage = ({ fromDay, scope }: { fromDay: Day; scope: string }): string =>
  ` since ${longDay(fromDay)}${scope === '' ? '' : ` (${scope})`}`;
