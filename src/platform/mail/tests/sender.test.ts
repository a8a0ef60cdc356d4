import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { newId } from '../../clock/index.ts';
import { sendNotice, sendNotices } from '../../notices/send-notices.ts';
import { sendMail } from '../send-mail.ts';
import { mailStage } from './mail-stage.ts';
import { ESCALATED, makePerson, outboxOf, RATING_CHANGED, REVIEW_DUE } from './outbox-fixture.ts';

describeOnBothDatabases('what the sender sends, and when', (get) => {
  const on = mailStage(get);

  it('sends a mail of what was committed, and none of what was rolled back', async () => {
    await expect(
      on.inCouncil(async (tx) => {
        await sendNotice(tx, on.clock, {
          authorityId: get().authorityId, accountId: on.person, kind: ESCALATED, href: '/services/1-101',
        }); // prettier-ignore
        throw new Error('the form had an error after all');
      }),
    ).rejects.toThrow('after all');
    await on.sendAllDue();
    expect(on.client.sent).toEqual([]);
    await on.tell(ESCALATED, { about: 'Meadow Court' });
    await on.sendAllDue();
    expect(on.client.sent.map(({ subject }) => subject)).toEqual(['Something was escalated to you']);
    await on.sendAllDue();
    expect(on.client.sent).toHaveLength(1);
    expect(await outboxOf(get())).toMatchObject([{ state: 'sent', attempts: 1, lastError: null }]);
  });

  it('tells in a mail neither the service nor where it leads, but a link that asks to sign in', async () => {
    await on.tell(ESCALATED, { about: 'Meadow Court' });
    await on.sendAllDue();
    const [mail] = on.client.sent;
    const notices = await sql<{ id: string }>`select notice_id as id from platform.notice`.execute(
      get().db.owner,
    );
    expect(mail!.text).toContain(`https://amberley.council.example/notices/${notices.rows[0]!.id}/open`);
    expect(mail!.text).toContain('Hello Priya Shah,');
    expect(mail!.text).toContain('Amberley sent this mail for Testshire Council.');
    expect(JSON.stringify(mail)).not.toMatch(/Meadow|1-101/);
  });

  it('gathers what waits for a person into one mail a day, with a count and a link for each kind', async () => {
    await on.tell(REVIEW_DUE, { about: 'Meadow Court' });
    await on.tell(REVIEW_DUE, { about: 'Oak House', count: 3 });
    await on.tell(RATING_CHANGED);
    const other = await makePerson(get(), 'Someone Else');
    await on.tell(RATING_CHANGED, { to: other });
    await on.sendAllDue();
    expect(on.client.sent).toEqual([]);
    on.clock.set('2026-11-17T08:00:00Z');
    await on.sendAllDue();
    expect(on.client.sent).toHaveLength(2);
    const mine = on.client.sent.find(({ to }) => to.startsWith(on.person))!;
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
    await on.tell(REVIEW_DUE);
    await on.tell(RATING_CHANGED);
    await sql`update platform.notice set read_at = now() where kind = ${REVIEW_DUE.kind}`.execute(
      get().db.owner,
    );
    on.clock.set('2026-11-17T08:00:00Z');
    await on.sendAllDue();
    expect(on.client.sent.map(({ subject }) => subject)).toEqual(['One new notice in Amberley']);
    await on.tell(REVIEW_DUE);
    await sql`update platform.notice set read_at = now()`.execute(get().db.owner);
    on.clock.set('2026-11-18T08:00:00Z');
    await on.sendAllDue();
    expect(on.client.sent).toHaveLength(1);
  });

  it('keeps a digest together over its tries; what comes later waits for the next', async () => {
    await on.tell(REVIEW_DUE);
    await on.tell(RATING_CHANGED);
    on.clock.set('2026-11-17T08:00:00Z');
    on.client.answer = () => ({ outcome: 'temporary', why: 'busy' });
    await on.sendAllDue();
    await on.tell(REVIEW_DUE);
    on.client.answer = () => ({ outcome: 'sent' });
    on.clock.forward(5);
    await on.sendAllDue();
    expect(on.client.sent.map(({ subject }) => subject)).toEqual(Array(2).fill('2 new notices in Amberley'));
    expect(new Set(on.client.sent.map(({ reference }) => reference)).size).toBe(1);
    expect((await outboxOf(get())).map(({ state }) => state)).toEqual(['sent', 'sent', 'waiting']);
  });

  it('is silent in quiet hours, also when it was late itself; what is urgent goes at any hour', async () => {
    await on.prefer('at-once', { quiet: { from: 18, to: 8 } });
    await on.tell(REVIEW_DUE);
    await on.tell(ESCALATED);
    on.clock.set('2026-11-16T23:00:00Z');
    await on.sendAllDue();
    expect(on.client.sent.map(({ subject }) => subject)).toEqual(['Something was escalated to you']);
    on.clock.set('2026-11-17T07:59:00Z');
    await on.sendAllDue();
    expect(on.client.sent).toHaveLength(1);
    on.clock.set('2026-11-17T08:00:00Z');
    await on.sendAllDue();
    expect(on.client.sent[1]!.subject).toBe('A review is due');
    expect((await outboxOf(get())).map(({ attempts }) => attempts)).toEqual([1, 1]);
  });

  it('sends nothing about a kind that a person wants to see in Amberley only', async () => {
    await on.prefer('in-app');
    await on.tell(REVIEW_DUE);
    expect(await outboxOf(get())).toEqual([]);
    const inbox = await sql`select from platform.notice`.execute(get().db.owner);
    expect(inbox.rows).toHaveLength(1);
  });

  it('sends an invitation at any hour, and forgets its link when it has gone', async () => {
    on.clock.set('2026-11-22T03:00:00Z');
    await on.invite();
    await expect(on.inCouncil((tx) => sql`select secret from platform.outbox`.execute(tx))).rejects.toThrow(
      /permission denied/,
    );
    await on.sendAllDue();
    expect(on.client.sent[0]).toMatchObject({
      to: 'sam.hill@provider.example',
      subject: 'Your invitation to Amberley',
      text: expect.stringContaining('\nhttps://amberley.council.example/invitation/s3cret-token\n'),
    });
    expect(await outboxOf(get())).toMatchObject([{ state: 'sent', secret: null }]);
  });

  it('refuses an address that could be read as two, or as a header, and a link that leads elsewhere', async () => {
    const mail = { authorityId: get().authorityId, name: 'Sam', template: 'invitation' as const };
    for (const to of ['a@b.example, c@d.example', 'a@b.example\r\nBcc: c@d.example', 'a', '<a@b.example>'])
      await expect(on.inCouncil((tx) => sendMail(tx, on.clock, { ...mail, to, link: '/x' }))).rejects.toThrow(
        RangeError,
      );
    for (const link of ['https://evil.example', '//evil.example'])
      await expect(
        on.inCouncil((tx) => sendMail(tx, on.clock, { ...mail, to: 'a@b.example', link })),
      ).rejects.toThrow(RangeError);
    await expect(
      on.inCouncil((tx) =>
        sendNotice(tx, on.clock, {
          authorityId: get().authorityId,
          accountId: on.person,
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
      on.inCouncil((tx) =>
        sendNotices(
          tx,
          on.clock,
          people.map((accountId) => ({ authorityId, accountId, kind: REVIEW_DUE, href: '/services' })),
        ),
      ),
    );
    expect(queries).toHaveLength(3);
    expect(await outboxOf(get())).toHaveLength(500);
  });

  it("shows no council another's mails, and lets none be written in its name", async () => {
    await on.invite();
    const other = { authorityId: newId(), actor: 'somebody else' };
    const seen = await get().db.within(other, (tx) => sql`select outbox_id from platform.outbox`.execute(tx));
    expect(seen.rows).toEqual([]);
    await expect(
      get().db.within(other, (tx) =>
        sendNotice(tx, on.clock, {
          authorityId: get().authorityId,
          accountId: on.person,
          kind: REVIEW_DUE,
          href: '/',
        }),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
