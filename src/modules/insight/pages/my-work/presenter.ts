import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import { withQuery } from '../../../../platform/govuk/index.ts';
import type { SignedIn } from '../../../../platform/web/index.ts';
import type { Desk, WorkItem } from '../../../../platform/work/index.ts';
import type { CaseloadService } from '../../queries/fetch-caseload.ts';
import { instantWords } from '../../rules/instant-words.ts';

/** A state's list shows so many before "Show all". */
const FIRST = 15;

export interface WorkLine {
  name: string | null;
  rag: Rag | null;
  words: string;
  href: string;
  day: string;
  worse: boolean;
}

interface WorkSection {
  id: keyof Desk;
  title: string;
  total: number;
  lines: WorkLine[];
  /** Where all of it is shown; null where it is. */
  all: string | null;
}

export interface MyWorkModel {
  lead: string;
  sections: WorkSection[];
  /** What there is nothing of, in one sentence; null where every section has something. */
  nothing: string | null;
  tiles: { label: string; count: number; href: string; tone?: 'red' | 'amber' | 'green' }[];
  /** The other view: the whole council's or one's own; null for whoever has no caseload. */
  switchTo: { text: string; href: string } | null;
  empty: boolean;
}

interface Given {
  person: SignedIn;
  desk: Desk;
  caseload: CaseloadService[];
  since: Date;
  firstVisit: boolean;
  whose: 'mine' | 'council';
  hasCaseload: boolean;
  /** Officers who are away, and whose services are theirs meanwhile. */
  covered: { officerId: string; name: string }[];
  shown: string;
  today: Day;
  url: string;
}

const SECTIONS: { id: keyof Desk; title: string; empty: string }[] = [
  { id: 'escalated', title: 'Escalated to you', empty: 'escalated to you' },
  { id: 'overdue', title: 'Overdue', empty: 'overdue' },
  { id: 'due', title: 'Due', empty: 'due' },
  { id: 'changed', title: 'Changed since you were last here', empty: 'changed' },
];

/** The first page of a person: what changed, what is due, what is overdue, what was escalated to them. */
export function presentMyWork(given: Given): MyWorkModel {
  const { desk, caseload, since, firstVisit, hasCaseload, whose, shown, url } = given;
  const byId = new Map(caseload.map((service) => [service.locationId, service]));
  const services = caseload.filter(({ registered }) => registered);
  return {
    lead: `${leadOf(services.length, given)} ${
      firstVisit
        ? `This is your first visit: changes of the last month are shown.`
        : `Changes since ${instantWords(since)} are shown.`
    }`,
    nothing: nothingOf(desk),
    sections: SECTIONS.filter(({ id }) => desk[id].length > 0).map((section) => {
      const items = desk[section.id];
      const all = shown === section.id || items.length <= FIRST;
      return {
        ...section,
        total: items.length,
        lines: (all ? items : items.slice(0, FIRST)).map((item) => lineOf(item, byId)),
        all: all ? null : `${withQuery(url, { show: section.id })}#${section.id}`,
      };
    }),
    tiles: tilesOf(services, given),
    switchTo: !hasCaseload
      ? null
      : whose === 'mine'
        ? { text: 'The whole council', href: withQuery(url, { whose: 'council', show: null }) }
        : { text: 'My caseload only', href: withQuery(url, { whose: null, show: null }) },
    empty: caseload.length === 0,
  };
}

/** "Nothing is escalated to you, overdue or due, and nothing changed at these services." */
function nothingOf(desk: Desk): string | null {
  const waiting = SECTIONS.filter(({ id }) => id !== 'changed' && desk[id].length === 0).map(
    ({ empty }) => empty,
  );
  const last = waiting.pop();
  const calm =
    last === undefined ? null : [waiting.join(', '), last].filter((words) => words !== '').join(' or ');
  const parts = [
    ...(calm === null ? [] : [`nothing is ${calm}`]),
    ...(desk.changed.length === 0 ? ['nothing changed at these services'] : []),
  ];
  const words = parts.join(', and ');
  return words === '' ? null : `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}

function leadOf(count: number, { whose, covered }: Given): string {
  const services = count === 1 ? '1 service' : `${count} services`;
  if (whose === 'council') return `${services} of the council.`;
  const away = covered.map(({ name }) => name).join(' and ');
  return away === ''
    ? `${services} in your caseload.`
    : `${services} in your caseload, with those of ${away}, who ${covered.length === 1 ? 'is' : 'are'} away.`;
}

function tilesOf(services: CaseloadService[], { person, covered, whose }: Given): MyWorkModel['tiles'] {
  const own = person.officerId === null ? [] : [person.officerId];
  const officers = whose === 'mine' ? [...own, ...covered.map(({ officerId }) => officerId)] : [];
  const officer = officers.map((id) => `&officer=${id}`).join('');
  const count = (rag: Rag) => services.filter((service) => service.rag === rag).length;
  return (['Red', 'Amber', 'Green'] as const).map((rag) => ({
    label: rag,
    count: count(rag),
    href: `/services?rag=${rag}${officer}`,
    tone: rag.toLowerCase() as 'red' | 'amber' | 'green',
  }));
}

function lineOf(item: WorkItem, byId: Map<string, CaseloadService>): WorkLine {
  const service = item.locationId === null ? undefined : byId.get(item.locationId);
  return {
    name: service?.name ?? null,
    rag: service?.rag ?? null,
    words: item.words,
    href: item.href,
    day: item.state === 'changed' ? shortDay(item.day) : longDay(item.day),
    worse: item.worse === true,
  };
}
