import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { mailStage } from './mail-stage.ts';
import {
  ESCALATED, madeClient, madeSender, makePerson, outboxOf, RATING_CHANGED, REVIEW_DUE, sendAll,
} from './outbox-fixture.ts'; // prettier-ignore

describeOnBothDatabases('the sender in trouble', (get) => {
  const on = mailStage(get);

  it('gives a mail up at once that is refused for good, and forgets its link', async () => {
    on.client.answer = () => ({ outcome: 'permanent', why: 'refused: /invitation/s3cret-token' });
    await on.invite();
    await on.sendAllDue();
    expect(await outboxOf(get())).toMatchObject([
      { state: 'dead', attempts: 1, lastError: 'refused: ***', secret: null, givenUp: false },
    ]);
    on.clock.forward(24 * 60);
    await on.sendAllDue();
    expect(on.client.sent).toHaveLength(1);
  });

  it('tries again ever more rarely for a day, and then gives up', async () => {
    on.client.answer = () => ({ outcome: 'temporary', why: 'The mail server could not be reached' });
    await on.invite();
    const waits: number[] = [];
    for (let n = 0; n < 100; n++) {
      await on.sender().sendDue();
      const [row] = await outboxOf(get());
      if (row!.state === 'dead') break;
      waits.push((row!.nextTryAt.getTime() - on.clock.now().getTime()) / 60_000);
      on.clock.set(row!.nextTryAt.toISOString());
    }
    expect(waits.slice(0, 5)).toEqual([0.75, 1.5, 3, 6, 12]);
    expect(Math.max(...waits)).toBe(90);
    expect(waits.reduce((a, b) => a + b)).toBeCloseTo(24 * 60, 5);
    expect(await outboxOf(get())).toMatchObject([
      {
        state: 'dead',
        attempts: waits.length + 1,
        lastError: 'The mail server could not be reached',
        secret: null,
      },
    ]);
    expect(new Set(on.client.sent.map(({ reference }) => reference)).size).toBe(1);
  });

  it('waits as long as the other side asks', async () => {
    on.client.answer = () => ({ outcome: 'temporary', why: 'too many', retryAfterMs: 30 * 60_000 });
    await on.invite();
    await on.sendAllDue();
    const [row] = await outboxOf(get());
    expect(row!.nextTryAt).toEqual(new Date('2026-11-16T10:30:00Z'));
  });

  it('writes to nobody who has left, and from no demonstration, and bothers nobody with it', async () => {
    await on.tell(ESCALATED);
    await get().db.within(get().scope, (tx) =>
      sql`update people.account set state = 'left', left_on = '2026-11-16' where account_id = ${on.person}`.execute(
        tx,
      ),
    );
    await on.sendAllDue();
    on.clock.forward(1);
    const directory = {
      findPeople: async () => [],
      findCouncils: async () => [
        { authorityId: get().authorityId, name: 'Harrowmere', isDemonstration: true },
      ],
    };
    await on.invite();
    await sendAll(madeSender(get(), { clock: on.clock, client: on.client, directory }));
    expect(on.client.sent).toEqual([]);
    expect(await outboxOf(get())).toMatchObject([
      { state: 'dead', lastError: 'They have left, or have no account any more', givenUp: true },
      { state: 'dead', lastError: 'The demonstration sends no mail', givenUp: true, secret: null },
    ]);
  });

  it('where no mail is set up, keeps nothing for later: notices stay in Amberley, an invitation says so', async () => {
    on.client = madeClient('none');
    on.clock.set('2026-11-16T23:00:00Z');
    await on.tell(ESCALATED);
    on.clock.forward(1);
    await on.invite();
    await on.sendAllDue();
    expect(on.client.sent).toEqual([]);
    expect(await outboxOf(get())).toMatchObject([
      { state: 'dead', lastError: 'No mail is set up', givenUp: true },
      { state: 'dead', lastError: 'No mail is set up', givenUp: false, secret: null },
    ]);
  });

  it('sends by itself from start to stop, at once when it is woken', async () => {
    const loop = madeSender(get(), { clock: on.clock, client: on.client, pollMs: 60_000 });
    await loop.start();
    try {
      await on.invite();
      while (on.client.sent.length === 0) {
        loop.wake();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    } finally {
      await loop.stop();
    }
    on.clock.forward(1);
    await on.invite();
    expect(on.client.sent).toHaveLength(1);
    expect((await outboxOf(get())).map(({ state }) => state)).toEqual(['sent', 'waiting']);
  });

  it('goes on after a fault of its own, and tells it', async () => {
    const failures: unknown[] = [];
    const directory = {
      findPeople: () => Promise.reject(new Error('no directory')),
      findCouncils: async () => [],
    };
    await on.tell(ESCALATED);
    const loop = madeSender(get(), {
      clock: on.clock,
      client: on.client,
      directory,
      pollMs: 5,
      onFailure: (error) => failures.push(error),
    });
    await loop.start();
    while (failures.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
    await loop.stop();
    expect(String(failures[0])).toContain('no directory');
    expect(await outboxOf(get())).toMatchObject([{ state: 'waiting', attempts: 0 }]);
  });

  it('two at once send every mail once, and every digest whole', async () => {
    const people = await Promise.all(Array.from({ length: 6 }, (_, i) => makePerson(get(), `Person ${i}`)));
    for (const to of people)
      for (const kind of [REVIEW_DUE, RATING_CHANGED, ESCALATED, REVIEW_DUE]) await on.tell(kind, { to });
    on.clock.set('2026-11-17T08:00:00Z');
    on.client.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 3));
      return { outcome: 'sent' };
    };
    const senders = [on.sender(), on.sender(), on.sender()];
    await Promise.all(
      senders.map(async (each) => {
        for (let idle = 0; idle < 3; idle++) if ((await each.sendDue()) > 0) idle = 0;
      }),
    );
    expect(on.client.sent).toHaveLength(2 * people.length);
    expect(new Set(on.client.sent.map(({ reference }) => reference)).size).toBe(2 * people.length);
    expect(on.client.sent.filter(({ subject }) => subject === '3 new notices in Amberley')).toHaveLength(
      people.length,
    );
    expect((await outboxOf(get())).every(({ state }) => state === 'sent')).toBe(true);
  });

  it('clears away what was sent a month ago, and no dead mail that nobody has looked at', async () => {
    await on.invite();
    await on.sendAllDue();
    on.client.answer = () => ({ outcome: 'permanent', why: 'no' });
    await on.invite();
    await on.sendAllDue();
    on.clock.forward(31 * 24 * 60);
    const loop = madeSender(get(), { clock: on.clock, client: on.client, pollMs: 5 });
    await loop.start();
    while ((await outboxOf(get())).length > 1) await new Promise((resolve) => setTimeout(resolve, 10));
    await loop.stop();
    expect(await outboxOf(get())).toMatchObject([{ state: 'dead' }]);
  });
});
