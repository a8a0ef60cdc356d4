import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Rag } from '../../../../kernel/rating.ts';
import type { EntryRow, InterventionRecord, StepRow } from '../../queries/find-intervention.ts';
import { paths } from '../../routes.ts';
import { OUTCOMES, STEP_STATE_NAMES } from '../../rules/states.ts';

export interface OneModel {
  id: string;
  title: string;
  service: { text: string; href: string };
  rag: Rag | null;
  state: InterventionRecord['state'];
  overdue: boolean;
  lead: string;
  facts: { label: string; value: string }[];
  causes: string[];
  steps: {
    name: string;
    href: string | null;
    attends: string;
    owner: string;
    due: string;
    dueNote: string;
    state: string;
    late: boolean;
  }[];
  stepsLeft: number;
  entries: { day: Day; kind: string; kindText: string; title: string; words: string }[];
  /** The result that stands in the intelligence log. */
  eventHref: string | null;
  drawHref: string | null;
  version: number;
}

/** One intervention as its page shows it; `acts` where the reader may carry it out. */
export function presentOne(one: InterventionRecord, today: Day, acts: boolean): OneModel {
  const left = one.steps.filter(({ state }) => state === 'to-do');
  const next = left.toSorted((a, b) => a.dueOn.localeCompare(b.dueOn) || a.place - b.place)[0];
  const open = one.state === 'open';
  return {
    id: one.interventionId,
    title: one.kindName,
    service: { text: one.serviceName, href: paths.service(one.locationId) },
    rag: one.rag,
    state: one.state,
    overdue: open && next !== undefined && next.dueOn < today,
    lead: leadOf(one, next),
    facts: factsOf(one),
    causes: one.causes.map(({ words, heardOn }) =>
      words.includes(longDay(heardOn)) ? `${words}.` : `${words} (${longDay(heardOn)}).`,
    ),
    steps: one.steps.map((step) => stepOf(one, step, today, acts && open)),
    stepsLeft: left.length,
    entries: one.entries.map(entryOf),
    eventHref: one.eventId === null ? null : `/intelligence/${encodeURIComponent(one.eventId)}`,
    drawHref: one.drawId === null ? null : paths.draw(one.drawId),
    version: one.version,
  };
}

function leadOf(one: InterventionRecord, next: StepRow | undefined): string {
  switch (one.state) {
    case 'proposed':
      return `Proposed on ${longDay(one.raisedOn)}: somebody must accept or decline it.`;
    case 'open':
      return next === undefined
        ? 'Every step is done: end it, and say what came of it.'
        : `Next: ${lowerFirst(next.name)}, due ${longDay(next.dueOn)}.`;
    case 'ended':
      return `${OUTCOMES[one.outcome!]}.`;
    default:
      return `${one.state === 'declined' ? 'Declined' : 'Cancelled'} on ${longDay(one.endedOn!)}.`;
  }
}

const lowerFirst = (text: string) => text.slice(0, 1).toLowerCase() + text.slice(1);

function factsOf(one: InterventionRecord): OneModel['facts'] {
  const day = (value: Day | null) => (value === null ? '' : longDay(value));
  return [
    { label: 'Level', value: `${one.level} of 6` },
    { label: 'Started', value: day(one.startedOn) },
    { label: 'Ended', value: day(one.endedOn) },
    { label: 'Owner', value: one.ownerName ?? 'Nobody yet' },
    { label: 'Reason', value: one.outcomeReason },
    {
      label: 'Protocol',
      value: one.protocol
        .replace('council', "The council's, version")
        .replace('national', 'National, version'),
    },
  ].filter(({ value }) => value !== '');
}

function stepOf(
  one: InterventionRecord,
  step: StepRow,
  today: Day,
  acts: boolean,
): OneModel['steps'][number] {
  const { name, attends, state, dueOn, firstDueOn, doneOn } = step;
  return {
    name,
    href: acts && state === 'to-do' ? paths.step(one.interventionId, step.stepId) : null,
    attends: attends.join(', '),
    owner: step.ownerName ?? 'Nobody yet',
    due: shortDay(dueOn),
    dueNote: dueOn === firstDueOn ? '' : `first due ${shortDay(firstDueOn)}`,
    state: doneOn === null ? STEP_STATE_NAMES[state] : `Done ${shortDay(doneOn)}`,
    late: one.state === 'open' && state === 'to-do' && dueOn < today,
  };
}

const HAPPENED: Readonly<Record<string, { icon: string; text: string }>> = {
  proposed: { icon: 'change', text: 'Proposed' },
  started: { icon: 'change', text: 'Started' },
  joined: { icon: 'concern', text: 'Another cause' },
  declined: { icon: 'change', text: 'Declined' },
  note: { icon: 'note', text: 'Note' },
  'step-done': { icon: 'review', text: 'Step done' },
  'step-not-needed': { icon: 'review', text: 'Step not needed' },
  reassigned: { icon: 'change', text: 'Given to somebody' },
  extended: { icon: 'change', text: 'Extended' },
  ended: { icon: 'review', text: 'Ended' },
  cancelled: { icon: 'change', text: 'Cancelled' },
};

function entryOf({
  onDay,
  happened,
  stepName,
  words,
  dueBefore,
  dueAfter,
  recordedBy,
}: EntryRow): OneModel['entries'][number] {
  const { icon, text } = HAPPENED[happened] ?? { icon: 'note', text: happened };
  const moved =
    dueBefore === null || dueAfter === null ? '' : `From ${longDay(dueBefore)} to ${longDay(dueAfter)}. `;
  return {
    day: onDay,
    kind: icon,
    kindText: `${text}, by ${recordedBy.replace(/ \([^)]*\)$/, '')}`,
    title: stepName ?? text,
    words: `${moved}${words}`,
  };
}
