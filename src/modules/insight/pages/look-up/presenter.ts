import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import type { PlacingAnswer, PlacingContact, PlacingState } from '../../../placement/index.ts';
import type { Placeable } from '../../queries/find-placeable-services.ts';
import { paths } from '../../routes.ts';
import { instantWords } from '../../rules/instant-words.ts';
import { placingAnswerOf } from '../../rules/placing-facts.ts';

export interface LookUpModel {
  asked: string;
  /** "As at 16 November 2026, 9am": an answer is of its moment. */
  asAt: string;
  contact: { name: string; phone: string; tel: string; email: string; hours: string } | null;
  /** Null before anything was asked. */
  found: { heading: string; note: string; services: LookedUp[] } | null;
}

export interface LookedUp {
  href: string;
  name: string;
  where: string;
  answer: PlacingAnswer['answer'];
  words: string;
  rag: Rag | null;
  since: string;
  undecided: boolean;
  placing: PlacingState;
  phone: string;
}

interface Asked {
  asked: string;
  found: Placeable | null;
  contact: PlacingContact | null;
  today: Day;
  now: Date;
}

/** The answers of a look-up. Nothing in them is confidential. */
export function presentLookUp({ asked, found, contact, today, now }: Asked): LookUpModel {
  return {
    asked,
    asAt: `As at ${instantWords(now)}`,
    contact: contact === null ? null : { ...contact, tel: contact.phone.replace(/[^+\d]/g, '') },
    found: found === null ? null : presentFound(asked, found, today),
  };
}

function presentFound(asked: string, { rows, total, elsewhere }: Placeable, today: Day) {
  const more = total > rows.length ? ` The first ${rows.length} are shown: add a word, say the town.` : '';
  return {
    heading:
      total === 0
        ? `Nothing is called “${asked}”`
        : `${total.toLocaleString('en-GB')} ${total === 1 ? 'service' : 'services'} for “${asked}”`,
    note: `${elsewhere ? 'None of these is in our area: ask the council there how it stands.' : ''}${more}`.trim(),
    services: rows.map((row): LookedUp => {
      const { answer, words } = placingAnswerOf(row, today);
      return {
        href: paths.service(row.locationId),
        name: row.name,
        where: [row.category, row.town, row.postcode]
          .filter((part) => part !== null && part !== '')
          .join(', '),
        answer,
        words,
        rag: row.rag,
        since: row.statusSince === null ? '' : `since ${longDay(row.statusSince)}`,
        undecided: row.undecided === true,
        placing: row.placing ?? 'open',
        phone: row.phone ?? '',
      };
    }),
  };
}
