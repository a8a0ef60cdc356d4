import { longDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Meeting } from '../../queries/find-meeting.ts';
import { STATE_WORDS } from '../../rules/meeting-states.ts';

export interface PrintModel {
  title: string;
  caption: string;
  facts: string;
  people: string;
  /** For one agency: its items alone, with what is shared with it and nothing else. */
  items: { title: string; paragraphs: string[] }[];
  actions: string[];
  corrections: string[];
  printed: string;
}

/**
 * Agenda or minutes for paper. For an agency: the items of which something is shared with it, in the words that are shared, and no
 * others; neither why they are on the agenda nor minutes, people's addresses or actions of others.
 */
export function presentPrint(
  meeting: Meeting,
  what: 'agenda' | 'minutes',
  agencyId: string,
  { council, today }: { council: string; today: Day },
): PrintModel {
  const { kind, heldOn, startsAt, place, chair, state } = meeting;
  const common = {
    caption: `${kind}, ${longDay(heldOn)}`,
    facts: [startsAt, place, `Chair: ${chair}`].filter((part) => part !== '').join('. '),
    printed: `${council}. Printed on ${longDay(today)}.`,
  };
  if (agencyId !== '') return { ...common, ...forAgency(meeting, agencyId) };
  const minutes = what === 'minutes';
  return {
    ...common,
    title: minutes ? `Minutes (${STATE_WORDS[state].toLowerCase()})` : 'Agenda',
    people: minutes ? peopleWords(meeting) : '',
    items: shown(meeting).map(({ title, why, minutes: said, decision }) => ({
      title,
      paragraphs: (minutes ? [said, decision === '' ? '' : `Decision: ${decision}`] : [why]).filter(
        (text) => text !== '',
      ),
    })),
    actions: minutes
      ? meeting.actions.map(({ words, owner, dueOn }) => `${words} (${owner}, by ${longDay(dueOn)})`)
      : [],
    corrections: minutes
      ? meeting.corrections.map(({ words, notedOn }) => `Correction of ${longDay(notedOn)}: ${words}`)
      : [],
  };
}

const shown = ({ items }: Meeting) => items.filter(({ removed }) => !removed);

function forAgency(
  meeting: Meeting,
  agencyId: string,
): Pick<PrintModel, 'title' | 'people' | 'items' | 'actions' | 'corrections'> {
  const ofAgency = meeting.shares.filter((share) => share.agencyId === agencyId);
  return {
    title: `For ${ofAgency[0]?.agency ?? 'an agency with which nothing is shared'}`,
    people: '',
    items: shown(meeting).flatMap(({ itemId, title }) => {
      const shares = ofAgency.filter((share) => share.itemId === itemId);
      return shares.length === 0 ? [] : [{ title, paragraphs: shares.map(({ words }) => words) }];
    }),
    actions: [],
    corrections: [],
  };
}

function peopleWords({ attendees }: Meeting): string {
  const of = (attendance: string, words: string) => {
    const names = attendees
      .filter((one) => one.attendance === attendance)
      .map(({ name, agency }) => (agency === null ? name : `${name} (${agency})`));
    return names.length === 0 ? '' : `${words}: ${names.join(', ')}.`;
  };
  return [of('came', 'Came'), of('apologies', 'Apologies'), of('absent', 'Absent'), of('invited', 'Invited')]
    .filter((words) => words !== '')
    .join(' ');
}
