import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { instantWords } from '../../../market/index.ts';
import { kindName, themeName, type Terms } from '../../parts/terms.ts';
import type { Candidate } from '../../queries/fetch-candidates.ts';
import type { EventHistory } from '../../queries/fetch-history.ts';
import { paths } from '../../routes.ts';
import type { Comparable, Likeness } from '../../rules/duplicates.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import {
  CHANNEL_WORDS,
  CONFIDENTIALITY_WORDS,
  FEEDBACK_WORDS,
  FINDING_WORDS,
  listedTitle,
} from '../../rules/event-words.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { actsFrom, isLive, type Act, type State } from '../../rules/states.ts';
import { presentChanges, type ChangeModel } from './present-changes.ts';

interface Pair {
  label: string;
  value: string;
  href?: string;
}

export interface EventPageModel {
  eventId: string;
  reference: string;
  title: string;
  caption: string;
  severity: number;
  severityName: string;
  state: State;
  confidentiality: EventRecord['confidentiality'];
  /** What stands at the top of one that is weighed no more. */
  gone: string | null;
  account: string[];
  facts: Pair[];
  outcome: Pair[] | null;
  pathway: { words: string; answers: string[] } | null;
  attachments: { text: string; href: string | null; note: string }[];
  linked: { relation: string; text: string; href: string }[];
  duplicates: { eventId: string; text: string; why: string; href: string }[];
  changes: ChangeModel[];
  version: number;
  acts: Act[];
  triages: boolean;
  /** Whether who told is kept; null for whoever may not know. */
  hasIdentity: boolean | null;
  /** Whether the event is one of which somebody may be protected. */
  confidential: boolean;
  errors: FieldError[];
}

/** What of an event is compared with others. */
export const comparable = (event: EventRecord): Comparable => ({
  ...event,
  onDay: event.occurredOn ?? event.receivedOn,
});

/** An event as its page shows it. */
export function presentEvent(given: {
  event: EventRecord;
  history: EventHistory;
  terms: Terms;
  near: readonly Candidate[];
  duplicates: readonly Likeness[];
  triages: boolean;
  hasIdentity: boolean | null;
  errors: FieldError[];
}): EventPageModel {
  const { event, history, terms, near, triages, hasIdentity, errors } = given;
  return {
    eventId: event.eventId,
    reference: referenceOf(event.eventId),
    title: event.title,
    caption: [event.kindName, event.serviceName ?? event.locationId ?? 'service not known yet'].join(', '),
    severity: event.severity,
    severityName: event.severityName,
    state: event.state,
    confidentiality: event.confidentiality,
    gone: goneWords(event.state),
    account: paragraphs(event.account),
    facts: factsOf(event, terms),
    outcome: outcomeOf(history.outcome),
    pathway: pathwayOf(history, terms),
    attachments: history.attachments.map(({ attachmentId, fileName, bytes, refused, addedBy }) => ({
      text: fileName,
      href: refused === null ? paths.attachment(event.eventId, attachmentId) : null,
      note: refused === null ? `${size(bytes)}, added by ${addedBy}` : `Not kept: ${refused}`,
    })),
    linked: history.linked.map((link) => ({
      relation: RELATIONS[link.relation],
      text: `${link.kindName}: ${listedTitle(link)}`,
      href: paths.event(link.eventId),
    })),
    duplicates: isLive(event.state)
      ? given.duplicates.map(({ eventId, why }) =>
          duplicateOf(
            near.find((each) => each.eventId === eventId)!,
            why,
          ),
        )
      : [],
    changes: presentChanges(event, history.corrections, terms),
    version: event.version,
    acts: triages ? actsFrom(event.state) : [],
    triages,
    hasIdentity,
    confidential: event.confidentiality !== 'open',
    errors,
  };
}

const RELATIONS = {
  'merged into this': 'Merged into this one',
  'this was merged into': 'This one was merged into',
  'split off this': 'Split off this one',
  'this was split off': 'This one was split off',
} as const;

function goneWords(state: State): string | null {
  if (state === 'merged')
    return 'This entry was merged into another that tells of the same. It is not weighed; its words are kept.';
  if (state === 'split') return 'This entry was split into several. It is not weighed itself; its parts are.';
  return state === 'withdrawn'
    ? 'This entry was withdrawn. It is not weighed and not listed; nothing of it is lost.'
    : null;
}

function factsOf(event: EventRecord, terms: Terms): Pair[] {
  const { occurredOn, receivedOn, peopleAffected, locationId, serviceName } = event;
  return [
    {
      label: 'Service',
      value: serviceName ?? locationId ?? 'Not known yet',
      ...(locationId === null ? {} : { href: paths.service(locationId) }),
    },
    { label: 'Happened', value: occurredOn === null ? 'Not known' : longDay(occurredOn) },
    { label: 'Heard', value: longDay(receivedOn) },
    { label: 'Who told', value: event.source || 'Not said' },
    { label: 'Who may read it', value: CONFIDENTIALITY_WORDS[event.confidentiality].name },
    {
      label: 'Themes',
      value: event.themes.map((theme) => themeName(terms, theme)).join(', ') || 'None chosen',
    },
    { label: 'People affected', value: peopleAffected === null ? 'Not known' : String(peopleAffected) },
    { label: 'Reference', value: event.reference || 'None' },
    {
      label: 'Recorded',
      value: `${instantWords(event.recordedAt)} by ${event.recordedBy}, ${CHANNEL_WORDS[event.channel]}`,
    },
  ];
}

function outcomeOf(outcome: EventHistory['outcome']): Pair[] | null {
  if (outcome === null) return null;
  const given =
    outcome.feedbackOn === null ? '' : ` on ${longDay(outcome.feedbackOn)} by ${outcome.feedbackBy}`;
  return [
    { label: 'Found', value: FINDING_WORDS[outcome.finding] },
    { label: 'Done', value: outcome.done },
    { label: 'Decided', value: `${shortDay(outcome.decidedOn)} by ${outcome.decidedBy}` },
    {
      label: 'Feedback',
      value: `${FEEDBACK_WORDS[outcome.feedback]}${given}${outcome.feedbackWords === '' ? '' : `: ${outcome.feedbackWords}`}`,
    },
  ];
}

function pathwayOf({ pathways }: EventHistory, terms: Terms): EventPageModel['pathway'] {
  const [last] = pathways;
  if (last === undefined) return null;
  const proposed = kindName(terms, last.proposed).toLowerCase();
  const chosen = kindName(terms, last.chosen).toLowerCase();
  return {
    words:
      last.proposed === last.chosen
        ? `The questions in force since ${longDay(last.questionsFrom)} proposed ${proposed}, and ${last.answeredBy} chose it on ${instantWords(new Date(last.answeredAt))}.`
        : `The questions in force since ${longDay(last.questionsFrom)} proposed ${proposed}; ${last.answeredBy} chose ${chosen} on ${instantWords(new Date(last.answeredAt))}: ${last.why}`,
    answers: Object.entries(last.answers).map(
      ([question, answer]) =>
        `${question.replaceAll('-', ' ')}: ${answer === 'unknown' ? 'not known' : answer}`,
    ),
  };
}

function duplicateOf(candidate: Candidate, why: string): EventPageModel['duplicates'][number] {
  return {
    eventId: candidate.eventId,
    text: `${candidate.kindName}, ${shortDay(candidate.onDay as Day)}: ${listedTitle(candidate)}`,
    why,
    href: paths.event(candidate.eventId),
  };
}

const paragraphs = (text: string) => text.split(/\n\s*\n/).filter((each) => each.trim() !== '');

function size(bytes: number): string {
  return bytes < 1024 ** 2
    ? `${Math.max(1, Math.round(bytes / 1024))} KB`
    : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
