import { addMonths, longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import type { Agreement } from '../../queries/fetch-agreements.ts';
import type { OtherCouncil } from '../../queries/fetch-councils.ts';
import { actsOf, standingOf } from '../../rules/agreement-states.ts';
import { levelName, levelShows, SHARING_LEVELS } from '../../rules/sharing-levels.ts';
import { paths } from '../../routes.ts';

export interface AgreementLine {
  href: string;
  council: string;
  level: string;
  standing: string;
  days: string;
}

export interface SharingPageModel {
  given: AgreementLine[];
  received: AgreementLine[];
  /** Agreements that wait for our answer. */
  waiting: number;
  hasOthers: boolean;
}

/** Every agreement of ours as lines of two tables. */
export function presentOverview(
  agreements: readonly Agreement[],
  us: string,
  today: Day,
  others: number,
): SharingPageModel {
  const line = (one: Agreement): AgreementLine => ({
    href: paths.agreement(one.agreementId),
    council: one.giverId === us ? one.receiverName : one.giverName,
    level: levelName(one.level),
    standing: standingOf(one, today),
    days: `${shortDay(one.fromDay)} to ${shortDay(one.untilDay)}`,
  });
  const received = agreements.filter(({ receiverId }) => receiverId === us);
  return {
    given: agreements.filter(({ giverId }) => giverId === us).map(line),
    received: received.map(line),
    waiting: received.filter(({ state }) => state === 'proposed').length,
    hasOthers: others > 0,
  };
}

export interface AgreementPageModel {
  title: string;
  lead: string;
  standing: string;
  rows: { label: string; value: string }[];
  acts: { act: string; text: string; withReason: boolean }[];
  /** Where the giver changes it. */
  changeHref: string | null;
  action: string;
}

const ACT_WORDS: Readonly<Record<string, string>> = {
  accept: 'Accept the agreement',
  refuse: 'Refuse it',
  withdraw: 'Withdraw the proposal',
  revoke: 'Revoke it now',
};

const LONDON = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', dateStyle: 'long', timeStyle: 'short' }); // prettier-ignore

/** One agreement with its history and what this side may do. */
export function presentAgreement(one: Agreement, us: string, today: Day): AgreementPageModel {
  const isGiver = one.giverId === us;
  const did = (at: Date | null, by: string | null) =>
    at === null ? null : `${LONDON.format(at)}, ${by ?? ''}`;
  const given = (label: string, value: string | null) =>
    value === null || value === '' ? [] : [{ label, value }];
  return {
    title: isGiver ? `What ${one.receiverName} sees of ours` : `What ${one.giverName} shows us`,
    lead: `${levelName(one.level)}: ${levelShows(one.level)}.`,
    standing: standingOf(one, today),
    rows: [
      { label: 'Whose services', value: one.giverName },
      { label: 'Shown to', value: one.receiverName },
      { label: 'Purpose', value: one.purpose },
      { label: 'Lawful basis', value: one.lawfulBasis },
      { label: 'Whom to ask', value: one.contact },
      { label: 'From', value: longDay(one.fromDay) },
      { label: 'Until, and on that day', value: longDay(one.untilDay) },
      ...given('Proposed', did(one.proposedAt, one.proposedBy)),
      ...given('Accepted', did(one.acceptedAt, one.acceptedBy)),
      ...given(standingOf(one, today), did(one.revokedAt, one.revokedBy)),
      ...given('Why', one.revokedWhy),
    ],
    acts: actsOf(one.state, isGiver ? 'giver' : 'receiver').map(({ act, withReason }) => ({
      act,
      text: ACT_WORDS[act] ?? act,
      withReason,
    })),
    changeHref: isGiver && one.state === 'accepted' ? paths.newAgreement(one.receiverId) : null,
    action: paths.agreement(one.agreementId),
  };
}

/** What stands in the three boxes of a day. */
export interface DayTyped {
  day: string;
  month: string;
  year: string;
}

export interface AgreementFormModel {
  title: string;
  lead: string;
  /** The council, where this changes an agreement that holds. */
  changes: { receiverId: string; receiverName: string } | null;
  councils: { value: string; text: string; selected: boolean }[];
  levels: { value: string; text: string; hint: string; checked: boolean }[];
  purpose: string;
  lawfulBasis: string;
  contact: string;
  from: DayTyped;
  until: DayTyped;
}

/** The form as it was typed; else as the agreement that it changes has it, or empty. */
export function presentForm(input: {
  fields: Fields;
  others: readonly OtherCouncil[];
  former: Agreement | undefined;
  today: Day;
}): AgreementFormModel {
  const { fields, others, former, today } = input;
  const wasTyped = 'purpose' in fields;
  const value = (name: 'purpose' | 'lawfulBasis' | 'contact' | 'level') =>
    wasTyped || former === undefined ? one(fields, name) : former[name];
  const days = (name: string, otherwise: Day): DayTyped =>
    wasTyped
      ? {
          day: one(fields, `${name}-day`),
          month: one(fields, `${name}-month`),
          year: one(fields, `${name}-year`),
        }
      : boxesOf(otherwise);
  return {
    title:
      former === undefined
        ? 'Show our services to another council'
        : `Change what ${former.receiverName} sees of ours`,
    lead:
      former === undefined
        ? ''
        : 'The agreement of now holds until they accept this one, which then comes in its place. To stop at once, revoke it instead.',
    changes:
      former === undefined ? null : { receiverId: former.receiverId, receiverName: former.receiverName },
    councils: others.map(({ authorityId, name }) => ({
      value: authorityId,
      text: name,
      selected: authorityId === one(fields, 'with'),
    })),
    levels: SHARING_LEVELS.map(({ level, name, shows }) => ({
      value: level,
      text: name,
      hint: `Shows ${shows}`,
      checked: level === value('level'),
    })),
    purpose: value('purpose'),
    lawfulBasis: value('lawfulBasis'),
    contact: value('contact'),
    from: days('from', today),
    until: days('until', addMonths(today, 12)),
  };
}

function boxesOf(value: Day): DayTyped {
  const [year, month, dayOfMonth] = value.split('-').map(Number);
  return { day: String(dayOfMonth), month: String(month), year: String(year) };
}
