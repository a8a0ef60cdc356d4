import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { fixedClock, newId, systemClock } from '../../clock/index.ts';
import { insertJob, JobRunner, type JobKind } from '../index.ts';
import { lastMoment, missedKinds } from '../missed.ts';

const at = (iso: string) => fixedClock(iso).now();
const kind = (name: string, schedule?: string): JobKind => ({
  kind: name,
  title: name,
  ...(schedule === undefined ? {} : { schedule }),
  run: async () => ({}),
});
const NIGHTLY = kind('nightly', '30 4 * * *');
const MORNING = kind('morning', '15 6 * * *');

describe('the last moment of a schedule', () => {
  it('is by the clocks of England, also where they are put forward', () => {
    const last = (now: string) =>
      lastMoment('30 4 * * *', at('2026-01-01T00:00:00Z'), at(now))?.toISOString();
    expect(last('2026-11-16T09:00:00Z')).toBe('2026-11-16T04:30:00.000Z');
    expect(last('2026-11-16T04:30:00Z')).toBe('2026-11-16T04:30:00.000Z');
    expect(last('2026-11-16T04:29:59Z')).toBe('2026-11-15T04:30:00.000Z');
    expect(last('2026-03-29T09:00:00Z')).toBe('2026-03-29T03:30:00.000Z');
  });

  it('is none where it is not after the other moment', () => {
    expect(lastMoment('30 4 * * *', at('2026-11-16T04:30:00Z'), at('2026-11-16T09:00:00Z'))).toBeNull();
  });
});

describe('what was missed', () => {
  const missed = (
    newest: Record<string, string>,
    oldest: string | null,
    kinds = [MORNING, NIGHTLY, kind('asked for')],
  ) =>
    missedKinds(
      kinds,
      {
        newest: new Map(Object.entries(newest).map(([name, iso]) => [name, at(iso)])),
        oldest: oldest === null ? null : at(oldest),
      },
      at('2026-11-16T09:00:00Z'),
    ).map((one) => one.kind);

  it('is what has not been queued since, each once and in its order', () => {
    const night = '2026-11-10T04:30:01Z';
    expect(missed({ nightly: night, morning: night }, night)).toEqual(['nightly', 'morning']);
    expect(missed({ nightly: '2026-11-16T04:30:01Z', morning: night }, night)).toEqual(['morning']);
  });

  it('is a kind that was never queued where the council has been here for longer, and nothing where it is new', () => {
    expect(missed({}, '2026-11-15T10:00:00Z')).toEqual(['nightly', 'morning']);
    expect(missed({}, '2026-11-16T08:00:00Z')).toEqual([]);
    expect(missed({}, null)).toEqual([]);
  });

  it('is never what looks each minute whether something is due', () => {
    const each: JobKind = { ...kind('clock', '* * * * *'), due: async () => true };
    expect(missed({}, '2026-11-01T00:00:00Z', [each])).toEqual([]);
  });
});

describeOnBothDatabases('a runner that was off for some nights', (get) => {
  it('does once what it missed, and at the next start nothing', async () => {
    const { db, dataDir, scope, authorityId } = get();
    let ran = 0;
    const counted: JobKind = { ...NIGHTLY, run: () => Promise.resolve({ n: (ran += 1) }) };
    await db.within(scope, (tx) => insertJob(tx, newId(), scope, 'nightly', {}));
    await sql`update platform.job set state = 'done', created_at = now() - interval '3 days'`.execute(
      db.owner,
    );
    const waits = async () => {
      const { rows } = await sql`select from platform.job where state in ('queued', 'running')`.execute(
        db.owner,
      );
      return rows.length > 0;
    };
    const start = async () => {
      const runner = new JobRunner({ db, clock: systemClock, dataDir, kinds: [counted] });
      await runner.start(async () => [authorityId]);
      while (await waits()) await new Promise((resolve) => setTimeout(resolve, 20));
      await runner.stop();
    };
    await start();
    expect(ran).toBe(1);
    await start();
    expect(ran).toBe(1);
  });
});
