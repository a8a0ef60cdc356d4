import type { Day } from '../../../kernel/calendar-day.ts';
import type { Happening } from '../queries/fetch-service-happenings.ts';

/** What is told of enforcement among the happenings of a service, in force on a day, newest first. */
export function enforcementInForce(
  happenings: readonly Happening[],
  today: Day,
): Extract<Happening, { kind: 'enforcement' }>[] {
  return happenings
    .flatMap((one) => (one.kind === 'enforcement' ? [one] : []))
    .filter(({ day, detail }) => day <= today && (detail.liftedOn === null || detail.liftedOn > today))
    .toReversed();
}
