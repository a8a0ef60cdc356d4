import { longDay } from '../../../kernel/calendar-day.ts';
import type { CauseFacts } from './facts.ts';
import type { ClockKind, Condition, Rule, Scheme } from './scheme.ts';

const MINUTE_MS = 60_000;
const HOUR = 60;
const DAY = 24 * HOUR;

const counted = (n: number, one: string, many = `${one}s`) =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;

/** "1 hour 30 minutes", "2 days". Working time has no days: its hours do not run through a night. */
export function durationWords(minutes: number, clock: ClockKind = 'always'): string {
  if (clock === 'always' && minutes >= DAY && minutes % DAY === 0) return counted(minutes / DAY, 'day');
  const [hours, rest] = [Math.floor(minutes / HOUR), minutes % HOUR];
  const words = [
    ...(hours > 0 ? [counted(hours, 'hour')] : []),
    ...(rest > 0 || hours === 0 ? [counted(rest, 'minute')] : []),
  ].join(' ');
  return clock === 'working' ? `${words} of working time` : words;
}

/** How far away a moment is, in its largest unit: "12 minutes", "2 hours", "3 days". */
function spanWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / MINUTE_MS));
  if (minutes < 2 * HOUR) return counted(minutes, 'minute');
  if (minutes < 2 * DAY) return counted(Math.round(minutes / HOUR), 'hour');
  return counted(Math.round(minutes / DAY), 'day');
}

/** "Acknowledge within 12 minutes", "Acknowledge: 2 hours late". */
export function dueWords(what: 'Acknowledge' | 'Decide', by: Date, now: Date): string {
  const left = by.getTime() - now.getTime();
  return left >= 0 ? `${what} within ${spanWords(left)}` : `${what}: ${spanWords(-left)} late`;
}

/** When a rule fires, in a sentence without its full stop. */
export function whenWords(when: Condition, kindName: (kind: string) => string): string {
  const received = (days: number) => `received in the last ${counted(days, 'day')}`;
  switch (when.trigger) {
    case 'colour':
      return `The ${when.of === 'proposed' ? 'proposed' : 'decided'} colour goes from ${when.from.join(' or ')} to ${when.to}`;
    case 'jump':
      return `The score rises by ${counted(when.points, 'point')} or more above its lowest of the last ${counted(when.days, 'day')}`;
    case 'floor':
      return `A floor of the model begins to hold a service at ${when.atLeast === 'Red' ? 'Red' : 'Amber or Red'}`;
    case 'cluster':
      return `${counted(when.events, 'entry', 'entries')} or more of severity ${when.severity} or more, ${
        when.kinds.length === 0
          ? 'of any adverse kind'
          : `of these kinds: ${when.kinds.map(kindName).join(', ')}`
      }, ${received(when.days)}`;
    case 'severe':
      return `One adverse entry of severity ${when.severity} or more, ${received(when.days)}`;
    case 'whistleblowing':
      return `A whistleblowing concern of severity ${when.severity} or more, ${received(when.days)}`;
    case 'overdue':
      return `A Red service waits for a decision longer than ${counted(when.days, 'day')}, or a step of what is done about it is overdue`;
    case 'override-ended':
      return 'An override has ended and nobody has decided anew';
    case 'override-floor':
      return 'An officer gives a better colour than a floor of the model allows';
  }
}

/** What follows when a rule fires. */
export function thenWords(rule: Rule, scheme: Pick<Scheme, 'ladder'>): string {
  const rung = scheme.ladder[rule.level - 1]?.name ?? `rung ${rule.level}`;
  const acknowledge = durationWords(rule.acknowledge, rule.clock);
  const decide = durationWords(rule.decide, rule.clock);
  const mail = rule.urgent ? 'mailed at once, at any hour' : 'mailed as each person prefers';
  return `Starts with ${rung}; to be acknowledged within ${acknowledge} and decided within ${decide}; ${mail}`;
}

/** A cause in a sentence, for a reader who may know it. */
export function causeWords(facts: CauseFacts): string {
  switch (facts.kind) {
    case 'colour':
      return facts.of === 'proposed'
        ? `The model's colour went from ${facts.from} to ${facts.to}${facts.score === null ? '' : `, at a score of ${facts.score}`}.`
        : `An officer decided ${facts.to}; it was ${facts.from}.`;
    case 'jump':
      return `The score rose from ${facts.from} to ${facts.to} since ${longDay(facts.since)}.`;
    case 'floor':
      return facts.words === null
        ? `A floor holds it at least at ${facts.atLeast}, by what the council has heard.`
        : `${facts.words}.`.replace(/\.\.$/, '.');
    case 'heard':
      return `${facts.kindName} of severity ${facts.severity}, received on ${longDay(facts.receivedOn)}.`;
    case 'cluster':
      return `${counted(facts.eventIds.length, 'entry', 'entries')} of severity ${facts.severity} or more in ${counted(facts.days, 'day')}: ${facts.kinds
        .map(({ name, count }) => `${name} (${count})`)
        .join(', ')}.`;
    case 'undecided':
      return `Red, and waiting for a decision since ${longDay(facts.since)} (${counted(facts.days, 'day')}).`;
    case 'step-overdue':
      return `Red, and a step of what is done about it is overdue since ${longDay(facts.dueOn)}: ${facts.step}.`;
    case 'override-ended':
      return `The override to ${facts.rag} ended with ${longDay(facts.expiresOn)}, and nobody has decided anew.`;
    case 'override-floor':
      return `Decided ${facts.rag}, while a floor of the model holds it at least at ${facts.floor}.`;
  }
}
