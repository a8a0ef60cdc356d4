import { againAfterDeadlock } from '../../../platform/db/index.ts';
import { parseDay, type Day } from '../../../kernel/calendar-day.ts';
import type { JobContext, JobKind } from '../../../platform/jobs/types.ts';
import { COUNCIL_CHANGED } from '../../people/index.ts';
import { messages } from '../messages.ts';
import { rateMarket } from './rate-market.ts';

/** What a rating of the market answers. */
interface RateResult {
  asAt: Day;
  rated: number;
}

/** The day that was asked for, or today. */
function dayAsked(payload: unknown, today: Day): Day {
  const asked = (payload as { asAt?: unknown } | null)?.asAt;
  if (asked === undefined) return today;
  const day = parseDay(String(asked));
  if (day === null) throw new RangeError(messages.notADay(String(asked)));
  return day;
}

/**
 * Rates a council's market, each night by itself: ages grow and managers leave without any import. Rating the same day
 * again changes nothing, so a run that a crash broke off simply runs again.
 */
export const rateJob: JobKind = {
  kind: 'risk.rate',
  title: 'Rating every service',
  schedule: '30 4 * * *',
  async run(payload, { db, scope, clock, announce, progress }: JobContext): Promise<RateResult> {
    const today = clock.today();
    const asAt = dayAsked(payload, today);
    const { authorityId } = scope;
    const rated = await againAfterDeadlock(() =>
      db.within(scope, (tx) =>
        rateMarket(tx, {
          authorityId,
          asAt,
          today,
          persist: authorityId !== null,
          tell: { clock, announce },
          progress: (done, total) => progress(done, total, `Rated ${done} of ${total} services`),
        }),
      ),
    );
    return { asAt, rated: rated.length };
  },
};

/** The same when the council or what is its own has changed: its services wait for no night. */
export const rateAfterCouncilChange: JobKind = {
  kind: COUNCIL_CHANGED,
  title: rateJob.title,
  run: rateJob.run,
};
