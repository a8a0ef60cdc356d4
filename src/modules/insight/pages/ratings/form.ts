import { addMonths, parseDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';

/** What the address of the Ratings page asks: its days, whose services, and whom to compare with. */
export interface RatingsAsked {
  asAt: Day;
  /** The earlier day of the movement. */
  from: Day;
  /** The day of "not inspected since". */
  since: Day;
  /** Local authorities chosen; empty is the council's own area. */
  chosen: string[];
  /** True for everything that is in the data, whoever's area it is. */
  everywhere: boolean;
  /** A region, 'all', 'none', or '' for the regions of the area asked for. */
  compare: string;
}

const MONTHS_OF_MOVEMENT = 12;
const MONTHS_NOT_INSPECTED = 60;
const EVERYWHERE = '*';

/**
 * Reads the address. A day that cannot be used is told and replaced by the usual one, so that the page still shows
 * something: today, a year before it for the movement, five years before it for inspections.
 */
export function readRatings(fields: Fields, today: Day): { asked: RatingsAsked; errors: FieldError[] } {
  const errors: FieldError[] = [];
  const read = (name: 'as-at' | 'from' | 'since', usual: Day, latest: Day, tooLate: string): Day => {
    const text = one(fields, name);
    if (text === '') return usual;
    const found = parseDay(text);
    if (found !== null && found <= latest) return found;
    errors.push({ field: name, message: found === null ? messages.dayUnreadable(text) : tooLate });
    return usual;
  };
  const asAt = read('as-at', today, today, messages.asAtToCome);
  const from = read('from', addMonths(asAt, -MONTHS_OF_MOVEMENT), asAt, messages.fromAfterAsAt);
  const since = read('since', addMonths(asAt, -MONTHS_NOT_INSPECTED), asAt, messages.sinceAfterAsAt);
  const named = many(fields, 'la');
  const everywhere = named.includes(EVERYWHERE);
  const asked = {
    asAt,
    from,
    since,
    everywhere,
    chosen: everywhere ? [] : named,
    compare: one(fields, 'compare'),
  };
  return { asked, errors };
}
