import { longDay, shortDay } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesTyped, type DayBoxes } from '../../../market/index.ts';
import type { Agency } from '../../queries/fetch-agencies.ts';
import type { Item, Meeting } from '../../queries/find-meeting.ts';
import { paths } from '../../routes.ts';
import { isOpen } from '../../rules/meeting-states.ts';

/** What can be chosen on the page. */
export interface ItemChoices {
  agencies: Agency[];
  owners: { value: string; text: string }[];
  /** What CQC publishes of the service, in words; null where the item is about none that it registers. */
  openFacts: string | null;
}

export interface ItemModel {
  title: string;
  caption: string;
  backText: string;
  why: string;
  serviceHref: string | null;
  /** Minutes can be written. */
  mayWrite: boolean;
  mayRun: boolean;
  action: string;
  shareAction: string;
  actionAction: string;
  version: string;
  minutes: string;
  decision: string;
  /** After a clash of two editors: what is saved now. */
  saved: string;
  shares: {
    shareId: string;
    agency: string;
    level: string;
    words: string;
    basis: string;
    when: string;
    waits: boolean;
  }[];
  actions: { href: string; words: string; owner: string; due: string; state: string }[];
  choices: ItemChoices;
  typed: {
    agencies: string[];
    level: string;
    words: string;
    basis: string;
    now: boolean;
    action: string;
    owner: string;
    dueOn: DayBoxes;
  };
  errors: FieldError[];
}

interface Found {
  meeting: Meeting;
  item: Item;
  choices: ItemChoices;
  mayRun: boolean;
  typed: Fields;
  errors: FieldError[];
}

/** An item of an agenda as its page shows it. */
export function presentItem({ meeting, item, choices, mayRun, typed, errors }: Found): ItemModel {
  const { meetingId, shares, actions } = meeting;
  const wrote = Object.hasOwn(typed, 'minutes');
  const clashed = wrote && one(typed, 'version') !== String(item.version);
  const basis = one(typed, 'basis');
  return {
    title: item.title,
    caption: `${meeting.kind}, ${longDay(meeting.heldOn)}`,
    backText: meeting.kind,
    why: item.why,
    serviceHref: item.locationId === null ? null : paths.service(item.locationId),
    mayWrite: mayRun && isOpen(meeting.state),
    mayRun,
    action: paths.item(meetingId, item.itemId),
    shareAction: paths.share(meetingId, item.itemId),
    actionAction: paths.newAction(meetingId, item.itemId),
    version: String(item.version),
    minutes: wrote ? one(typed, 'minutes') : item.minutes,
    decision: wrote ? one(typed, 'decision') : item.decision,
    saved: clashed ? [item.minutes, item.decision].filter((words) => words !== '').join(' Decision: ') : '',
    shares: shares
      .filter(({ itemId }) => itemId === item.itemId)
      .map(({ shareId, agency, level, words, basis: on, sharedOn, sharedBy }) => ({
        shareId,
        agency,
        level: level === 'open facts' ? 'Open facts' : 'Own words',
        words,
        basis: on,
        when: sharedOn === null ? 'Not yet' : `${longDay(sharedOn)}, ${sharedBy ?? ''}`,
        waits: sharedOn === null,
      })),
    actions: actions
      .filter(({ itemId }) => itemId === item.itemId)
      .map(({ actionId, words, owner, dueOn, state }) => ({
        href: paths.action(actionId),
        words,
        owner,
        due: shortDay(dueOn),
        state: state === 'open' ? 'Open' : state === 'done' ? 'Done' : 'Not needed any more',
      })),
    choices,
    typed: {
      agencies: many(typed, 'agency'),
      level: one(typed, 'level') || (choices.openFacts === null ? '' : 'open facts'),
      words: one(typed, 'words'),
      basis,
      now: one(typed, 'now') === 'yes',
      action: one(typed, 'action'),
      owner: one(typed, 'owner'),
      dueOn: boxesTyped(typed, 'dueOn'),
    },
    errors,
  };
}
