import fc from 'fast-check';
import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { newId } from '../../clock/index.ts';
import {
  emptyOutbox, ESCALATED, KINDS, makePerson, outboxOf, RATING_CHANGED, REVIEW_DUE, setClock, type SetClock,
} from '../../mail/tests/outbox-fixture.ts'; // prettier-ignore
import { unreadOf, noticeRoutes, sendNotice, type NewNotice } from '../index.ts';
import { fieldsOf, parsePreference, typedFields, type PreferenceFields } from '../pages/preferences/form.ts';
import { DEFAULT_PREFERENCE } from '../rules/when-due.ts';
import { htmlOf, openRoute, wordsOf, type Asked } from './open-route.tsx';

const CHOSEN = {
  'kind-risk-review-due': 'at-once',
  'kind-cqc-rating-changed': 'in-app',
  digestHour: '9',
  digestWeekday: '5',
  quietFrom: '18',
  quietTo: '8',
};

describeOnBothDatabases('the pages of notices', (get) => {
  let clock: SetClock;
  let person: string;
  beforeEach(async () => {
    await emptyOutbox(get());
    clock = setClock('2026-11-16T10:00:00Z');
    person = await makePerson(get());
  });

  const routes = noticeRoutes(KINDS, true);
  const visit = (method: 'GET' | 'POST', url: string, asked: Asked = {}) =>
    openRoute(get(), clock, routes, method, url, { accountId: person, ...asked });
  const tell = (changes: Partial<NewNotice> = {}) => {
    clock.forward(1);
    return get().db.within(get().scope, (tx) =>
      sendNotice(tx, clock, {
        authorityId: get().authorityId, accountId: person, kind: REVIEW_DUE, href: '/services/1-101', ...changes,
      }),
    ); // prettier-ignore
  };
  const unread = () =>
    get().db.within(get().scope, async (tx) => {
      const asked = await sql<{ n: number }>`select ${unreadOf(sql`${person}::uuid`)} as n`.execute(tx);
      return asked.rows[0]!.n;
    });
  const newest = async () => {
    const found = await sql<{ id: string }>`
      select notice_id as id from platform.notice order by created_at desc limit 1`.execute(get().db.owner);
    return found.rows[0]!.id;
  };

  it('an empty inbox says what would be in it', async () => {
    expect(wordsOf(await visit('GET', '/notices'))).toMatch(
      /You have read everything.*Nothing yet.*Choose how you are told/,
    );
    expect(wordsOf(await visit('GET', '/notices', { query: { kind: REVIEW_DUE.kind } }))).toContain(
      'Nothing of this kind',
    );
  });

  it('the inbox shows what is unread first and then the newest, with what each is about', async () => {
    await tell({ about: 'Meadow Court' });
    const first = await newest();
    await tell({ kind: ESCALATED, about: 'Oak House' });
    await tell({ kind: RATING_CHANGED, count: 12 });
    await visit('POST', '/notices/:noticeId/read', { params: { noticeId: await newest() } });
    const words = wordsOf(await visit('GET', '/notices'));
    expect(words).toMatch(
      /2 are new\..*New, urgent.*Something was escalated to you Oak House.*16 Nov 2026, 10:02am.*New.*A review is due Meadow Court.*CQC published 12 ratings/,
    );
    expect(await unread()).toBe(2);
    const filtered = await visit('GET', '/notices', { query: { kind: REVIEW_DUE.kind } });
    expect(wordsOf(filtered)).toMatch(/One is new\./);
    expect(htmlOf(filtered)).toContain(`/notices/${first}/open`);
    expect(htmlOf(filtered)).not.toContain('Oak House');
  });

  it('a notice opens the thing itself, and is read by that', async () => {
    await tell({ href: '/services/1-101?tab=risk#why' });
    const params = { noticeId: await newest() };
    expect(await visit('GET', '/notices/:noticeId/open', { params })).toEqual({
      kind: 'redirect',
      to: '/services/1-101?tab=risk#why',
    });
    expect(await unread()).toBe(0);
    expect(await visit('GET', '/notices/:noticeId/open', { params })).toMatchObject({ kind: 'redirect' });
  });

  it('no notice leads to another site, even where its row were changed past every check', async () => {
    await tell();
    const params = { noticeId: await newest() };
    const { rows } = await sql<{ name: string }>`
      select conname as name from pg_constraint where conrelid = 'platform.notice'::regclass and conname like '%href%'`.execute(
      get().db.owner,
    );
    await expect(
      sql`update platform.notice set href = '//evil.example'`.execute(get().db.owner),
    ).rejects.toThrow(/check constraint/);
    for (const { name } of rows)
      await sql`alter table platform.notice drop constraint ${sql.ref(name)}`.execute(get().db.owner);
    await sql`update platform.notice set href = '//evil.example'`.execute(get().db.owner);
    expect(await visit('GET', '/notices/:noticeId/open', { params })).toEqual({
      kind: 'redirect',
      to: '/notices',
    });
  });

  it("another person's notice is not there, by whatever name", async () => {
    await tell({ accountId: await makePerson(get(), 'Someone Else') });
    for (const noticeId of [await newest(), newId(), 'x', "'; drop table platform.notice; --"]) {
      await expect(visit('GET', '/notices/:noticeId/open', { params: { noticeId } })).rejects.toThrow(
        'there is no such notice',
      );
      await expect(visit('POST', '/notices/:noticeId/read', { params: { noticeId } })).rejects.toThrow(
        'there is no such notice',
      );
    }
    expect(wordsOf(await visit('GET', '/notices'))).toContain('Nothing yet');
    await visit('POST', '/notices/read');
    const left = await sql`select from platform.notice where read_at is null`.execute(get().db.owner);
    expect(left.rows).toHaveLength(1);
  });

  it('all are marked as read at once, or those of one kind', async () => {
    await tell();
    await tell();
    await tell({ kind: RATING_CHANGED });
    expect(await visit('POST', '/notices/read', { body: { kind: REVIEW_DUE.kind } })).toEqual({
      kind: 'redirect',
      to: '/notices?kind=risk.review-due',
      flash: '2 notices were marked as read.',
    });
    expect(await visit('POST', '/notices/read')).toMatchObject({ flash: 'One notice was marked as read.' });
    expect(await unread()).toBe(0);
  });

  it('a long inbox comes in pages, and one past the end leads back', async () => {
    for (let i = 0; i < 25; i++) await tell({ about: `Home ${i}.` });
    const [one, two] = [
      await visit('GET', '/notices'),
      await visit('GET', '/notices', { query: { page: '2' } }),
    ];
    expect(wordsOf(one)).toMatch(/25 are new.*Home 24\..*Home 5\./);
    expect(wordsOf(two)).toMatch(/25 are new.*Home 4\..*Home 0\./);
    expect(wordsOf(two)).not.toContain('Home 5.');
    expect(await visit('GET', '/notices', { query: { page: '99' } })).toEqual({
      kind: 'redirect',
      to: '/notices?page=2',
    });
  });

  it('the count for the header is one query that an index of the unread answers, and stops at 100', async () => {
    const { db, scope, authorityId } = get();
    await db.within(scope, (tx) =>
      sql`insert into platform.notice (notice_id, authority_id, account_id, kind, href, created_at)
          select gen_random_uuid(), ${authorityId}, ${person}, 'risk.review-due', '/', now() from generate_series(1, 3000)`.execute(
        tx,
      ),
    );
    expect(await unread()).toBe(100);
    await sql`update platform.notice set read_at = now()`.execute(db.owner);
    await sql`analyze platform.notice`.execute(db.owner);
    const queries = await get().queriesOf(unread);
    expect(queries).toHaveLength(1);
    const plan = await db.within(scope, (tx) =>
      sql<{ 'QUERY PLAN': string }>`
        explain select count(*) from (select from platform.notice where account_id = ${person} and read_at is null limit 100) unread`.execute(
        tx,
      ),
    );
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('notice_unread');
  });

  it('how a person is told is kept, and holds for mails that wait already', async () => {
    await tell();
    await tell({ kind: RATING_CHANGED });
    expect((await outboxOf(get())).map(({ nextTryAt }) => nextTryAt.toISOString())).toEqual(
      Array(2).fill('2026-11-17T08:00:00.000Z'),
    );
    expect(await visit('POST', '/notices/preferences', { body: CHOSEN })).toEqual({
      kind: 'redirect',
      to: '/notices/preferences',
      flash: 'How you are told was saved.',
    });
    expect((await outboxOf(get())).map(({ nextTryAt }) => nextTryAt)).toEqual([clock.now()]);
    const html = htmlOf(await visit('GET', '/notices/preferences'));
    for (const [field, value] of Object.entries(CHOSEN)) {
      const select = new RegExp(`<select[^>]*id="${field}".*?</select>`, 's').exec(html)?.[0];
      expect(select, field).toMatch(new RegExp(`value="${value}" selected`));
    }
    expect(html).not.toMatch(/id="workingDaysOnly"[^>]*checked/);
    expect(html).toContain('This cannot be turned off.');
    const trail = await sql<{ actor: string }>`
      select actor from platform.audit_entry where table_name = 'platform.notice_preference' and row_id = ${person}`.execute(
      get().db.owner,
    );
    expect(trail.rows).toEqual([{ actor: 'tester' }]);
  });

  it('a form with errors keeps what was typed, and each error has its field', async () => {
    const reply = await visit('POST', '/notices/preferences', {
      body: { ...CHOSEN, 'kind-risk-review-due': 'by pigeon', digestHour: '19', quietTo: '' },
    });
    expect(reply).toMatchObject({
      status: 400,
      errors: [
        { field: 'kind-risk-review-due', message: 'Choose how you want to hear of "Reviews that are due"' },
        { field: 'quietTo', message: 'Choose both hours of your quiet time, or neither' },
      ],
    });
    const html = htmlOf(reply);
    expect(html).toMatch(/id="digestHour".*?value="19" selected/s);
    for (const { field } of reply.kind === 'page' ? (reply.errors ?? []) : [])
      expect(html).toContain(`id="${field}"`);
    expect(
      await visit('POST', '/notices/preferences', { body: { ...CHOSEN, digestHour: '19' } }),
    ).toMatchObject({
      errors: [
        {
          field: 'digestHour',
          message: 'Choose an hour outside your quiet time, or shorten your quiet time',
        },
      ],
    });
  });

  it('where no mail is set up, says so', async () => {
    const reply = await openRoute(get(), clock, noticeRoutes(KINDS, false), 'GET', '/notices/preferences', {
      accountId: person,
    });
    expect(wordsOf(reply)).toContain('No mail is set up here yet');
  });

  it("another council's notices and preferences are neither seen nor written", async () => {
    await tell();
    await visit('POST', '/notices/preferences', { body: CHOSEN });
    const other = { authorityId: newId(), actor: 'somebody else' };
    const seen = await get().db.within(other, async (tx) => [
      ...(await sql`select from platform.notice`.execute(tx)).rows,
      ...(await sql`select from platform.notice_preference`.execute(tx)).rows,
    ]);
    expect(seen).toEqual([]);
    await expect(
      get().db.within(get().scope, (tx) => sql`update platform.notice set href = '/x'`.execute(tx)),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('the form of how a person is told', () => {
  it('reads back what it shows', () => {
    const saved = { ...DEFAULT_PREFERENCE, choices: { [REVIEW_DUE.kind]: 'weekly' as const } };
    expect(parsePreference(fieldsOf(saved, KINDS), KINDS).value).toEqual({
      ...saved,
      choices: { [REVIEW_DUE.kind]: 'weekly', [RATING_CHANGED.kind]: 'daily' },
    });
  });

  it('never throws, answers a value or errors, one a field, and never turns off what is urgent', () => {
    const name = fc.constantFrom(
      ...Object.keys(CHOSEN),
      'kind-risk-escalated',
      'workingDaysOnly',
      'constructor',
    );
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('', '0', '23', '24', '-1', '1e3', 'in-app', 'daily', 'yes'),
    );
    const sent = fc.dictionary(name, fc.oneof(text, fc.array(text)));
    fc.assert(
      fc.property(sent, (fields) => {
        const typed: PreferenceFields = typedFields({ ...CHOSEN, ...fields }, KINDS);
        const { value, errors } = parsePreference(typed, KINDS);
        expect(value === undefined).toBe(errors !== undefined);
        if (errors !== undefined) {
          expect(errors.length).toBeGreaterThan(0);
          expect(new Set(errors.map(({ field }) => field)).size).toBe(errors.length);
        } else expect(Object.hasOwn(value!.choices, ESCALATED.kind)).toBe(false);
      }),
    );
  });
});
