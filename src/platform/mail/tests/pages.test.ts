import { sql } from 'kysely';
import { beforeEach, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { newId } from '../../clock/index.ts';
import { sendNotice } from '../../notices/index.ts';
import { htmlOf, openRoute, wordsOf, type Asked } from '../../notices/tests/open-route.tsx';
import { findWarnings } from '../../web/index.ts';
import { mailWarning, mailRoutes, mailSettings, sendMail, type MailSettings } from '../index.ts';
import {
  directory, emptyOutbox, ESCALATED, KINDS, madeClient, madeSender, makePerson, outboxOf, RATING_CHANGED, REVIEW_DUE, sendAll, setClock,
  type MadeClient, type SetClock,
} from './outbox-fixture.ts'; // prettier-ignore

const SMTP = mailSettings({
  MAIL_URL: 'smtps://amberley:hunter2@mail.council.example',
  MAIL_FROM: 'Amberley <amberley@council.example>',
});

describeOnBothDatabases('the page about mail', (get) => {
  let clock: SetClock;
  let client: MadeClient;
  let person: string;
  beforeEach(async () => {
    await emptyOutbox(get());
    clock = setClock('2026-11-16T10:00:00Z');
    client = madeClient();
    person = await makePerson(get());
  });

  const visit = (
    method: 'GET' | 'POST',
    url: string,
    asked: Asked = {},
    settings: MailSettings | undefined = SMTP,
  ) => openRoute(get(), clock, mailRoutes({ settings, directory, kinds: KINDS }), method, url, asked);
  const send = () => sendAll(madeSender(get(), { clock, client }));
  const inCouncil = <T>(work: Parameters<ReturnType<typeof get>['db']['within']>[1]): Promise<T> =>
    get().db.within(get().scope, work) as Promise<T>;
  const invite = () =>
    inCouncil((tx) =>
      sendMail(tx, clock, {
        authorityId: get().authorityId, to: 'sam@provider.example', name: 'Sam Hill', template: 'invitation', link: '/invitation/s3cret',
      }),
    ); // prettier-ignore
  const tell = async (...kinds: (typeof KINDS)[number][]) => {
    for (const kind of kinds)
      await inCouncil((tx) =>
        sendNotice(tx, clock, {
          authorityId: get().authorityId,
          accountId: person,
          kind,
          href: '/services/1-101',
          about: 'Meadow Court',
        }),
      );
  };
  const warnings = () => inCouncil<{ text: string }[]>((tx) => findWarnings(tx, () => true, [mailWarning]));
  const params = async () => {
    const dead = (await outboxOf(get())).find(({ state }) => state === 'dead')!;
    return { batchId: dead.batchId ?? dead.outboxId };
  };
  const refuse = () => (client.answer = () => ({ outcome: 'permanent', why: 'No such mailbox here' }));
  const accept = () => (client.answer = () => ({ outcome: 'sent' }));

  it('says how mail leaves, without the password, and that every mail was sent', async () => {
    const words = wordsOf(await visit('GET', '/settings/mail'));
    expect(words).toContain(
      'mail server mail.council.example, port 465, over TLS, from amberley@council.example',
    );
    expect(words).toContain('Every mail was sent');
    expect(words).not.toContain('hunter2');
    expect(await warnings()).toEqual([]);
    const none = await openRoute(
      get(), clock, mailRoutes({ settings: undefined, directory, kinds: KINDS }), 'GET', '/settings/mail',
    ); // prettier-ignore
    expect(wordsOf(none)).toContain('No mail is set up. Notices are seen in Amberley only.');
    expect(htmlOf(none)).not.toContain('Send a test mail');
    expect(wordsOf(await visit('GET', '/settings/mail', { isDemonstration: true }))).toContain(
      'The demonstration sends no mail',
    );
  });

  it('shows a mail that could not be sent with why, and every page warns of it, until it is tried again and goes', async () => {
    refuse();
    await tell(ESCALATED);
    await send();
    expect(await warnings()).toEqual([{ text: 'A mail could not be sent', href: '/settings/mail' }]);
    const words = wordsOf(await visit('GET', '/settings/mail'));
    expect(words).toMatch(
      /Could not be sent 1 .*Priya Shah .*Escalations to you No such mailbox here 1 16 Nov 2026, 10:00am.*Try again.*Give up/,
    );
    expect(words).not.toContain('Meadow Court');
    accept();
    expect(await visit('POST', '/settings/mail/:batchId/again', { params: await params() })).toMatchObject({
      flash: 'It is tried again now, and for a day if need be.',
    });
    expect(await warnings()).toEqual([]);
    await send();
    expect(client.sent).toHaveLength(2);
    expect(new Set(client.sent.map(({ reference }) => reference)).size).toBe(1);
    expect(await outboxOf(get())).toMatchObject([{ state: 'sent', attempts: 1 }]);
  });

  it('tries a digest again as a whole', async () => {
    refuse();
    await tell(REVIEW_DUE, RATING_CHANGED, REVIEW_DUE);
    clock.set('2026-11-17T08:00:00Z');
    await send();
    expect(await warnings()).toEqual([{ text: 'A mail could not be sent', href: '/settings/mail' }]);
    expect(wordsOf(await visit('GET', '/settings/mail'))).toContain('3 notices in one mail');
    accept();
    await visit('POST', '/settings/mail/:batchId/again', { params: await params() });
    await send();
    expect(client.sent.map(({ subject }) => subject)).toEqual(Array(2).fill('3 new notices in Amberley'));
    expect((await outboxOf(get())).map(({ state }) => state)).toEqual(Array(3).fill('sent'));
  });

  it('cannot try an invitation again, whose link is gone, but give it up', async () => {
    refuse();
    await invite();
    await send();
    const words = wordsOf(await visit('GET', '/settings/mail'));
    expect(words).toMatch(/Sam Hill sam@provider\.example Your invitation to Amberley .*Its link is gone/);
    expect(words).not.toContain('Try again');
    const asked = { params: await params() };
    expect(await visit('POST', '/settings/mail/:batchId/again', asked)).toMatchObject({
      flash: expect.stringContaining('Its link is gone'),
    });
    await visit('POST', '/settings/mail/:batchId/give-up', asked);
    expect(await warnings()).toEqual([]);
    await send();
    expect(client.sent).toHaveLength(1);
    const trail = await sql<{ action: string; actor: string }>`
      select action, actor from platform.audit_entry where table_name = 'platform.outbox' and row_id = ${asked.params.batchId}`.execute(
      get().db.owner,
    );
    expect(trail.rows).toEqual([{ action: 'mail given up', actor: 'tester' }]);
  });

  it('shows what failed and is tried again', async () => {
    client.answer = () => ({ outcome: 'temporary', why: 'The mail server could not be reached' });
    await invite();
    await send();
    const words = wordsOf(await visit('GET', '/settings/mail'));
    expect(words).toMatch(
      /Failed so far, and tried again 1 .*Mails that failed and are tried again .*Sam Hill .*The mail server could not be reached 1/,
    );
    expect(await warnings()).toEqual([]);
  });

  it('sends a test mail to whoever asks, and says what became of it', async () => {
    expect(await visit('POST', '/settings/mail/test', { email: 'me@council.example' })).toMatchObject({
      flash: expect.stringContaining('A test mail to me@council.example is on its way'),
    });
    expect(wordsOf(await visit('GET', '/settings/mail'))).toContain('A test mail is on its way.');
    await send();
    expect(client.sent).toMatchObject([{ to: 'me@council.example', subject: 'A test mail from Amberley' }]);
    expect(wordsOf(await visit('GET', '/settings/mail'))).toContain(
      'The last test mail was sent: 16 Nov 2026, 10:00am.',
    );
    expect(await visit('POST', '/settings/mail/test', { email: 'nobody' })).toMatchObject({
      flash: expect.stringContaining('not an address'),
    });
  });

  it("another council's dead mail is not there, nor one that was sent, nor what is no id", async () => {
    refuse();
    await tell(ESCALATED);
    await send();
    const { batchId } = await params();
    const strange = { ...get(), scope: { authorityId: newId(), actor: 'somebody else' } };
    const routes = mailRoutes({ settings: SMTP, directory, kinds: KINDS });
    for (const url of ['/settings/mail/:batchId/again', '/settings/mail/:batchId/give-up'])
      await expect(openRoute(strange, clock, routes, 'POST', url, { params: { batchId } })).rejects.toThrow(
        'there is no such mail',
      );
    await visit('POST', '/settings/mail/:batchId/give-up', { params: { batchId } });
    for (const id of [batchId, newId(), 'x', ''])
      await expect(
        visit('POST', '/settings/mail/:batchId/again', { params: { batchId: id } }),
      ).rejects.toThrow('there is no such mail');
  });
});
