import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { newId } from '../../clock/index.ts';
import { savePreference } from '../../notices/queries/save-preference.ts';
import { sendNotice, sendNotices } from '../../notices/send-notices.ts';
import { DEFAULT_PREFERENCE } from '../../notices/rules/when-due.ts';
import type { Choice, NoticeKind } from '../../notices/types.ts';
import { sendMail } from '../send-mail.ts';
import {
  emptyOutbox, ESCALATED, madeClient, madeSender, makePerson, outboxOf, RATING_CHANGED, REVIEW_DUE, sendAll, setClock,
  type MadeClient, type SetClock,
} from './outbox-fixture.ts'; // prettier-ignore

/** A Monday. */
const MONDAY = '2026-11-16T10:00:00Z';

describeOnBothDatabases('the sender of mails', (get) => {
  let clock: SetClock;
  let client: MadeClient;
  let person: string;
  beforeEach(async () => {
    await emptyOutbox(get());
    clock = setClock(MONDAY);
    client = madeClient();
    person = await makePerson(get());
  });

  const inCouncil = <T>(work: Parameters<ReturnType<typeof get>['db']['within']>[1]): Promise<T> =>
    get().db.within(get().scope, work) as Promise<T>;
  const tell = (kind: NoticeKind, more: { about?: string; count?: number; to?: string } = {}) =>
    inCouncil((tx) =>
      sendNotice(tx, clock, {
        authorityId: get().authorityId,
        accountId: more.to ?? person,
        kind,
        href: '/services/1-101',
        about: more.about,
        count: more.count,
      }),
    );
  const prefer = (choice: Choice, changes: Partial<typeof DEFAULT_PREFERENCE> = {}) =>
    inCouncil((tx) =>
      savePreference(
        tx,
        { accountId: person, authorityId: get().authorityId },
        { ...DEFAULT_PREFERENCE, choices: { [REVIEW_DUE.kind]: choice }, ...changes },
      ),
    );
  const invite = (name = 'Sam Hill') =>
    inCouncil<string>((tx) =>
      sendMail(tx, clock, {
        authorityId: get().authorityId,
        to: 'sam.hill@provider.example',
        name,
        template: 'invitation',
        link: '/invitation/s3cret-token',
      }),
    );
  const sender = () => madeSender(get(), { clock, client });
  const sendAllDue = () => sendAll(sender());

  it('sends a mail of what was committed, and none of what was rolled back', async () => {
    await expect(
      inCouncil(async (tx) => {
        await sendNotice(tx, clock, {
          authorityId: get().authorityId, accountId: person, kind: ESCALATED, href: '/services/1-101',
        }); // prettier-ignore
        throw new Error('the form had an error after all');
      }),
    ).rejects.toThrow('after all');
    await sendAllDue();
    expect(client.sent).toEqual([]);
    await tell(ESCALATED, { about: 'Meadow Court' });
    await sendAllDue();
    expect(client.sent.map(({ subject }) => subject)).toEqual(['Something was escalated to you']);
    await sendAllDue();
    expect(client.sent).toHaveLength(1);
    expect(await outboxOf(get())).toMatchObject([{ state: 'sent', attempts: 1, lastError: null }]);
  });

  it('tells in a mail neither the service nor where it leads, but a link that asks to sign in', async () => {
    await tell(ESCALATED, { about: 'Meadow Court' });
    await sendAllDue();
    const [mail] = client.sent;
    const notices = await sql<{ id: string }>`select notice_id as id from platform.notice`.execute(
      get().db.owner,
    );
    expect(mail!.text).toContain(`https://amberley.council.example/notices/${notices.rows[0]!.id}/open`);
    expect(mail!.text).toContain('Hello Priya Shah,');
    expect(mail!.text).toContain('Amberley sent this mail for Testshire Council.');
    expect(JSON.stringify(mail)).not.toMatch(/Meadow|1-101/);
  });

  it('gathers what waits for a person into one mail a day, with a count and a link for each kind', async () => {
    await tell(REVIEW_DUE, { about: 'Meadow Court' });
    await tell(REVIEW_DUE, { about: 'Oak House', count: 3 });
    await tell(RATING_CHANGED);
    const other = await makePerson(get(), 'Someone Else');
    await tell(RATING_CHANGED, { to: other });
    await sendAllDue();
    expect(client.sent).toEqual([]);
    clock.set('2026-11-17T08:00:00Z');
    await sendAllDue();
    expect(client.sent).toHaveLength(2);
    const mine = client.sent.find(({ to }) => to.startsWith(person))!;
    expect(mine.subject).toBe('3 new notices in Amberley');
    expect(mine.text).toContain(
      '4 reviews are due:\nhttps://amberley.council.example/notices?kind=risk.review-due',
    );
    expect(mine.text).toContain(
      'CQC published a rating:\nhttps://amberley.council.example/notices?kind=cqc.rating-changed',
    );
    expect(JSON.stringify(mine)).not.toMatch(/Meadow|Oak/);
    expect((await outboxOf(get())).map(({ state }) => state)).toEqual(Array(4).fill('sent'));
  });

  it('leaves out of a digest what was read in the meantime, and sends none where that is all', async () => {
    await tell(REVIEW_DUE);
    await tell(RATING_CHANGED);
    await sql`update platform.notice set read_at = now() where kind = ${REVIEW_DUE.kind}`.execute(
      get().db.owner,
    );
    clock.set('2026-11-17T08:00:00Z');
    await sendAllDue();
    expect(client.sent.map(({ subject }) => subject)).toEqual(['One new notice in Amberley']);
    await tell(REVIEW_DUE);
    await sql`update platform.notice set read_at = now()`.execute(get().db.owner);
    clock.set('2026-11-18T08:00:00Z');
    await sendAllDue();
    expect(client.sent).toHaveLength(1);
  });

  it('keeps a digest together over its tries; what comes later waits for the next', async () => {
    await tell(REVIEW_DUE);
    await tell(RATING_CHANGED);
    clock.set('2026-11-17T08:00:00Z');
    client.answer = () => ({ outcome: 'temporary', why: 'busy' });
    await sendAllDue();
    await tell(REVIEW_DUE);
    client.answer = () => ({ outcome: 'sent' });
    clock.forward(5);
    await sendAllDue();
    expect(client.sent.map(({ subject }) => subject)).toEqual(Array(2).fill('2 new notices in Amberley'));
    expect(new Set(client.sent.map(({ reference }) => reference)).size).toBe(1);
    expect((await outboxOf(get())).map(({ state }) => state)).toEqual(['sent', 'sent', 'waiting']);
  });

  it('is silent in quiet hours, also when it was late itself; what is urgent goes at any hour', async () => {
    await prefer('at-once', { quiet: { from: 18, to: 8 } });
    await tell(REVIEW_DUE);
    await tell(ESCALATED);
    clock.set('2026-11-16T23:00:00Z');
    await sendAllDue();
    expect(client.sent.map(({ subject }) => subject)).toEqual(['Something was escalated to you']);
    clock.set('2026-11-17T07:59:00Z');
    await sendAllDue();
    expect(client.sent).toHaveLength(1);
    clock.set('2026-11-17T08:00:00Z');
    await sendAllDue();
    expect(client.sent[1]!.subject).toBe('A review is due');
    expect((await outboxOf(get())).map(({ attempts }) => attempts)).toEqual([1, 1]);
  });

  it('sends nothing about a kind that a person wants to see in Amberley only', async () => {
    await prefer('in-app');
    await tell(REVIEW_DUE);
    expect(await outboxOf(get())).toEqual([]);
    const inbox = await sql`select from platform.notice`.execute(get().db.owner);
    expect(inbox.rows).toHaveLength(1);
  });

  it('sends an invitation at any hour, and forgets its link when it has gone', async () => {
    clock.set('2026-11-22T03:00:00Z');
    await invite();
    await expect(inCouncil((tx) => sql`select secret from platform.outbox`.execute(tx))).rejects.toThrow(
      /permission denied/,
    );
    await sendAllDue();
    expect(client.sent[0]).toMatchObject({
      to: 'sam.hill@provider.example',
      subject: 'Your invitation to Amberley',
      text: expect.stringContaining('\nhttps://amberley.council.example/invitation/s3cret-token\n'),
    });
    expect(await outboxOf(get())).toMatchObject([{ state: 'sent', secret: null }]);
  });

  it('gives a mail up at once that is refused for good, and forgets its link', async () => {
    client.answer = () => ({ outcome: 'permanent', why: 'refused: /invitation/s3cret-token' });
    await invite();
    await sendAllDue();
    expect(await outboxOf(get())).toMatchObject([
      { state: 'dead', attempts: 1, lastError: 'refused: ***', secret: null, givenUp: false },
    ]);
    clock.forward(24 * 60);
    await sendAllDue();
    expect(client.sent).toHaveLength(1);
  });

  it('tries again ever more rarely for a day, and then gives up', async () => {
    client.answer = () => ({ outcome: 'temporary', why: 'The mail server could not be reached' });
    await invite();
    const waits: number[] = [];
    for (let n = 0; n < 100; n++) {
      await sender().sendDue();
      const [row] = await outboxOf(get());
      if (row!.state === 'dead') break;
      waits.push((row!.nextTryAt.getTime() - clock.now().getTime()) / 60_000);
      clock.set(row!.nextTryAt.toISOString());
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
    expect(new Set(client.sent.map(({ reference }) => reference)).size).toBe(1);
  });

  it('waits as long as the other side asks', async () => {
    client.answer = () => ({ outcome: 'temporary', why: 'too many', retryAfterMs: 30 * 60_000 });
    await invite();
    await sendAllDue();
    const [row] = await outboxOf(get());
    expect(row!.nextTryAt).toEqual(new Date('2026-11-16T10:30:00Z'));
  });

  it('writes to nobody who has left, and from no demonstration, and bothers nobody with it', async () => {
    await tell(ESCALATED);
    await get().db.within(get().scope, (tx) =>
      sql`update people.account set state = 'left', left_on = '2026-11-16' where account_id = ${person}`.execute(
        tx,
      ),
    );
    await sendAllDue();
    clock.forward(1);
    const directory = {
      findPeople: async () => [],
      findCouncils: async () => [
        { authorityId: get().authorityId, name: 'Harrowmere', isDemonstration: true },
      ],
    };
    await invite();
    await sendAll(madeSender(get(), { clock, client, directory }));
    expect(client.sent).toEqual([]);
    expect(await outboxOf(get())).toMatchObject([
      { state: 'dead', lastError: 'They have left, or have no account any more', givenUp: true },
      { state: 'dead', lastError: 'The demonstration sends no mail', givenUp: true, secret: null },
    ]);
  });

  it('where no mail is set up, keeps nothing for later: notices stay in Amberley, an invitation says so', async () => {
    client = madeClient('none');
    clock.set('2026-11-16T23:00:00Z');
    await tell(ESCALATED);
    clock.forward(1);
    await invite();
    await sendAllDue();
    expect(client.sent).toEqual([]);
    expect(await outboxOf(get())).toMatchObject([
      { state: 'dead', lastError: 'No mail is set up', givenUp: true },
      { state: 'dead', lastError: 'No mail is set up', givenUp: false, secret: null },
    ]);
  });

  it('refuses an address that could be read as two, or as a header, and a link that leads elsewhere', async () => {
    const mail = { authorityId: get().authorityId, name: 'Sam', template: 'invitation' as const };
    for (const to of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'a', '<a@b.example>'])
      await expect(inCouncil((tx) => sendMail(tx, clock, { ...mail, to, link: '/x' }))).rejects.toThrow(
        RangeError,
      );
    for (const link of ['https://evil.example', '//evil.example'])
      await expect(
        inCouncil((tx) => sendMail(tx, clock, { ...mail, to: 'a@b.example', link })),
      ).rejects.toThrow(RangeError);
    await expect(
      inCouncil((tx) =>
        sendNotice(tx, clock, {
          authorityId: get().authorityId,
          accountId: person,
          kind: REVIEW_DUE,
          href: '//evil.example',
        }),
      ),
    ).rejects.toThrow('which is no path of ours');
  });

  it('tells five hundred people in three queries', async () => {
    const { authorityId } = get();
    const people = Array.from({ length: 500 }, () => newId());
    const queries = await get().queriesOf(() =>
      inCouncil((tx) =>
        sendNotices(
          tx,
          clock,
          people.map((accountId) => ({ authorityId, accountId, kind: REVIEW_DUE, href: '/services' })),
        ),
      ),
    );
    expect(queries).toHaveLength(3);
    expect(await outboxOf(get())).toHaveLength(500);
  });

  it("shows no council another's mails, and lets none be written in its name", async () => {
    await invite();
    const other = { authorityId: newId(), actor: 'somebody else' };
    const seen = await get().db.within(other, (tx) => sql`select outbox_id from platform.outbox`.execute(tx));
    expect(seen.rows).toEqual([]);
    await expect(
      get().db.within(other, (tx) =>
        sendNotice(tx, clock, {
          authorityId: get().authorityId,
          accountId: person,
          kind: REVIEW_DUE,
          href: '/',
        }),
      ),
    ).rejects.toThrow(/row-level security/);
  });

  it('sends by itself from start to stop, at once when it is woken', async () => {
    const loop = madeSender(get(), { clock, client, pollMs: 60_000 });
    await loop.start();
    try {
      await invite();
      while (client.sent.length === 0) {
        loop.wake();
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    } finally {
      await loop.stop();
    }
    clock.forward(1);
    await invite();
    expect(client.sent).toHaveLength(1);
    expect((await outboxOf(get())).map(({ state }) => state)).toEqual(['sent', 'waiting']);
  });

  it('goes on after a fault of its own, and tells it', async () => {
    const failures: unknown[] = [];
    const directory = {
      findPeople: () => Promise.reject(new Error('no directory')),
      findCouncils: async () => [],
    };
    await tell(ESCALATED);
    const loop = madeSender(get(), {
      clock,
      client,
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
      for (const kind of [REVIEW_DUE, RATING_CHANGED, ESCALATED, REVIEW_DUE]) await tell(kind, { to });
    clock.set('2026-11-17T08:00:00Z');
    client.answer = async () => {
      await new Promise((resolve) => setTimeout(resolve, 3));
      return { outcome: 'sent' };
    };
    const senders = [sender(), sender(), sender()];
    await Promise.all(
      senders.map(async (each) => {
        for (let idle = 0; idle < 3; idle++) if ((await each.sendDue()) > 0) idle = 0;
      }),
    );
    expect(client.sent).toHaveLength(2 * people.length);
    expect(new Set(client.sent.map(({ reference }) => reference)).size).toBe(2 * people.length);
    expect(client.sent.filter(({ subject }) => subject === '3 new notices in Amberley')).toHaveLength(
      people.length,
    );
    expect((await outboxOf(get())).every(({ state }) => state === 'sent')).toBe(true);
  });

  it('clears away what was sent a month ago, and no dead mail that nobody has looked at', async () => {
    await invite();
    await sendAllDue();
    client.answer = () => ({ outcome: 'permanent', why: 'no' });
    await invite();
    await sendAllDue();
    clock.forward(31 * 24 * 60);
    const loop = madeSender(get(), { clock, client, pollMs: 5 });
    await loop.start();
    while ((await outboxOf(get())).length > 1) await new Promise((resolve) => setTimeout(resolve, 10));
    await loop.stop();
    expect(await outboxOf(get())).toMatchObject([{ state: 'dead' }]);
  });
});
