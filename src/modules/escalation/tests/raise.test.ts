import { sql } from 'kysely';
import { beforeAll, expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { startSmtp } from '../../../../tests/support/smtp-server.ts';
import { applicationOn } from '../../../app.ts';
import { houseNotices } from '../../../house.ts';
import { day } from '../../../kernel/calendar-day.ts';
import { fixedClock, newId } from '../../../platform/clock/index.ts';
import { mailClient, mailSettings, OutboxSender } from '../../../platform/mail/index.ts';
import { announcer } from '../../../platform/events/index.ts';
import { mailDirectory, saveNewOfficer } from '../../people/index.ts';
import { RISK_MOVED } from '../../risk/index.ts';
import { shippedScheme } from '../factories.ts';
import { room } from '../index.ts';
import { lookAround } from '../jobs/look.ts';
import { clockJob } from '../jobs/run-clock.ts';
import { heard, inboxes, person, record, rolesThatMay, service, steps, tick } from './fixture.ts';

describeOnBothDatabases('a whistleblowing concern of severity 4', (get) => {
  beforeAll(async () => {
    await service(get(), '1-MEADOW', 'Meadow Court');
    await person(get(), 'Quinn', ['quality-manager']);
    await person(get(), 'Hera', ['senior-manager']);
    await person(get(), 'Lou', ['locality-worker']);
  });
  const open = async () =>
    (
      await sql<{ rule: string; state: string; level: number; causes: number; confidentiality: string }>`
        select rule_key as rule, state, level, causes, confidentiality from escalation.escalation
         where authority_id = ${get().authorityId} and rule_key = 'whistleblowing' order by raised_at`.execute(
        get().db.owner,
      )
    ).rows;
  const told = async (kind: string) =>
    (await inboxes(get())).filter((each) => each.kind === kind && each.about.startsWith('Meadow Court'));

  it('is rolled back together with its escalation', async () => {
    const failing = record(get(), heard(), {
      afterwards: () => Promise.reject(new Error('the disk is full')),
    });
    await expect(failing).rejects.toThrow('the disk is full');
    expect(await open()).toEqual([]);
    expect(await inboxes(get())).toEqual([]);
  });

  it('is escalated at once by whoever records it in the house, also somebody who may not read the log', async () => {
    await record(get(), heard(), { roles: ['locality-worker'], house: true });
    expect(await open()).toEqual([
      { rule: 'whistleblowing', state: 'raised', level: 2, causes: 1, confidentiality: 'whistleblower' },
    ]);
    expect(await steps(get())).toEqual(['raised 2', 'told 2']);
    expect(await told('escalation.at-once')).toContainEqual({
      name: 'Quinn', kind: 'escalation.at-once', about: 'Meadow Court: Whistleblowing concern',
    }); // prettier-ignore
    const outbox = await sql<{ urgent: boolean; late: boolean }>`
      select o.urgent, o.next_try_at > ${get().clock.now()} as late from platform.outbox o
        join platform.notice n using (notice_id) where n.about = 'Meadow Court: Whistleblowing concern'`.execute(
      get().db.owner,
    );
    expect(outbox.rows).toEqual([{ urgent: true, late: false }]);
  });

  it('adds a further one to what is open, tells whoever was told, and leaves the clock as it is', async () => {
    const due = async () =>
      (
        await sql<{
          due: Date;
        }>`select next_due_at as due from escalation.escalation where rule_key = 'whistleblowing'`.execute(
          get().db.owner,
        )
      ).rows[0]!.due;
    const before = await due();
    await record(get(), heard(), { clock: fixedClock('2026-11-16T09:20:00Z') });
    expect(await open()).toMatchObject([{ causes: 2 }]);
    expect(await due()).toEqual(before);
    expect((await told('escalation.at-once')).map(({ about }) => about)).toContain(
      'Meadow Court: Whistleblowing concern (one more reason)',
    );
  });

  it('tells nobody a second time when the same entry is announced again', async () => {
    const { db, authorityId, scope, clock } = get();
    const notices = (await inboxes(get())).length;
    await db.within({ ...scope, permissions: 'all' }, async (tx) => {
      const { rows } = await sql<{ id: string }>`select event_id as id from intelligence.event`.execute(tx);
      const announce = announcer(room.listens!, clock, rolesThatMay);
      const event = { event: 'intelligence.changed' };
      await announce(tx, event, {
        authorityId,
        locationIds: ['1-MEADOW'],
        eventIds: rows.map(({ id }) => id),
      });
    });
    expect(await open()).toMatchObject([{ causes: 2 }]);
    expect((await inboxes(get())).length).toBe(notices);
  });

  it('goes up when nobody answers: the next rung is told, and those below that it went up', async () => {
    const { db, scope } = get();
    const isDue = (iso: string) => db.within(scope, (tx) => clockJob.due!(tx, fixedClock(iso)));
    expect([await isDue('2026-11-16T09:59:00Z'), await isDue('2026-11-16T10:00:00Z')]).toEqual([false, true]);
    await tick(get(), '2026-11-16T10:00:00Z');
    expect(await steps(get())).toEqual(['raised 2', 'told 2', 'cause added 2', 'moved up 3', 'told 3']);
    expect((await told('escalation.went-up')).map(({ name }) => name)).toContain('Quinn');
    expect((await told('escalation.at-once')).map(({ name }) => name)).toContain('Hera');
  });

  it('catches up after two days without a server, with both moments of each step', async () => {
    await tick(get(), '2026-11-18T12:30:00Z');
    const found = await sql<{ kind: string; due: string; late: boolean }>`
      select s.kind, to_char(s.due_at at time zone 'UTC', 'DD HH24:MI') as due, s.at > s.due_at as late
        from escalation.step s join escalation.escalation e using (escalation_id)
       where e.rule_key = 'whistleblowing' and s.due_at is not null order by s.seq`.execute(get().db.owner);
    expect(found.rows.slice(2)).toEqual([
      { kind: 'moved up', due: '16 11:00', late: true },
      { kind: 'passed over', due: '16 11:00', late: true },
      { kind: 'nobody left', due: '16 11:00', late: true },
      { kind: 'reminded', due: '16 12:00', late: true },
      { kind: 'reminded', due: '17 12:00', late: true },
      { kind: 'reminded', due: '18 12:00', late: true },
    ]);
    expect(await tick(get(), '2026-11-18T12:30:00Z')).toBe(0);
  });

  it('of history that is imported is told to nobody', async () => {
    await service(get(), '1-OTHER', 'Other House');
    await record(get(), heard({ locationId: '1-OTHER', channel: 'csv' }));
    expect(await open()).toHaveLength(1);
  });

  it('is mailed within the minute, in words that give nothing away', async () => {
    const { db, clock } = get();
    const smtp = await startSmtp({ tls: 'none' });
    try {
      const settings = mailSettings({
        MAIL_URL: `smtp://127.0.0.1:${smtp.port}`,
        MAIL_FROM: 'amberley@council.example',
      });
      const publicUrl = 'https://amberley.council.example';
      const client = mailClient(settings, publicUrl, clock);
      const sender = new OutboxSender({
        db,
        clock,
        publicUrl,
        client,
        directory: mailDirectory,
        kinds: houseNotices(),
      });
      await service(get(), '1-THIRD', 'Third House');
      await record(get(), heard({ locationId: '1-THIRD' }));
      while ((await sender.sendDue()) > 0);
      const text = smtp.mails.map(({ raw }) => raw).join('\n');
      expect(text).toContain('Something was escalated to you and waits for your answer');
      for (const secret of ['Third House', 'Meadow', 'histle', 'SECRET']) expect(text).not.toContain(secret);
    } finally {
      await smtp.stop();
    }
  });
});

describeOnBothDatabases('who is told', (get) => {
  it('is the lead of the officer’s team, or who covers for them; whoever may not know reads no kind', async () => {
    const { db, scope, authorityId } = get();
    await service(get(), '1-MEADOW', 'Meadow Court');
    const officers = { olga: newId(), lea: newId(), cas: newId() };
    await db.within(scope, async (tx) => {
      for (const [name, officerId] of Object.entries(officers))
        await saveNewOfficer(tx, { officerId, authorityId, name, email: null });
    });
    const olga = await person(get(), 'Olga', ['contracts-officer'], officers.olga);
    const lea = await person(get(), 'Lea', ['senior-manager'], officers.lea);
    await person(get(), 'Cas', ['quality-manager'], officers.cas);
    const team = newId();
    await db.within(scope, async (tx) => {
      await sql`insert into people.team (team_id, authority_id, name, lead_account_id) values (${team}, ${authorityId}, 'North', ${lea.accountId})`.execute(
        tx,
      );
      await sql`insert into people.team_member (team_id, account_id, authority_id) values (${team}, ${olga.accountId}, ${authorityId})`.execute(
        tx,
      );
      await sql`insert into market.local_fact (fact_id, authority_id, location_id, valid_from, recorded_by, officer_id)
        values (${newId()}, ${authorityId}, '1-MEADOW', '2026-01-01', 'tester', ${officers.olga})`.execute(
        tx,
      );
      await sql`insert into people.absence (absence_id, authority_id, officer_id, cover_officer_id, from_day, until_day)
        values (${newId()}, ${authorityId}, ${officers.lea}, ${officers.cas}, '2026-11-10', '2026-11-20')`.execute(
        tx,
      );
    });
    const movement = {
      locationId: '1-MEADOW',
      name: 'Meadow Court',
      from: { rag: 'Amber', score: 20 },
      to: { rag: 'Amber', score: 55 },
      why: 'SECRET',
      whyOpen: '',
      newFloors: [],
    } as const;
    await db.within({ ...scope, permissions: [] }, (tx) =>
      announcer(room.listens!, get().clock, rolesThatMay)(tx, RISK_MOVED, {
        authorityId,
        asAt: day('2026-11-16'),
        movements: [movement],
      }),
    );
    expect(await inboxes(get())).toEqual([
      { name: 'Cas', kind: 'escalation.raised', about: 'Meadow Court: Score jumped' },
    ]);
    const told = await sql<{ because: string; covers: string }>`
      select because, covers_for as covers from escalation.told`.execute(db.owner);
    expect(told.rows).toEqual([{ because: 'lead', covers: lea.accountId }]);
  });

  it('who may answer and not know of whistleblowing is told of the service alone', async () => {
    const knowing = (permission: string) => (permission === 'escalation.answer' ? ['quality-manager'] : []);
    const { db, scope, authorityId, clock } = get();
    const before = (await inboxes(get())).length;
    await record(get(), heard({ channel: 'csv' }));
    await db.within({ ...scope, permissions: 'all' }, async (tx) => {
      const { rows } = await sql<{ id: string }>`select event_id as id from intelligence.event`.execute(tx);
      const announce = announcer(room.listens!, clock, knowing);
      await announce(
        tx,
        { event: 'intelligence.changed' },
        { authorityId, locationIds: ['1-MEADOW'], eventIds: rows.map(({ id }) => id) },
      );
    });
    const after = await inboxes(get());
    expect(after.length).toBe(before + 1);
    expect(after).toContainEqual({ name: 'Cas', kind: 'escalation.at-once', about: 'Meadow Court' });
  });
});

describeOnBothDatabases('what each role sees of a whistleblowing cause in SQL', (get) => {
  it('is the cause for holders of the permission, and a rule without its name for the rest', async () => {
    const { db, scope } = get();
    await service(get(), '1-MEADOW', 'Meadow Court');
    await person(get(), 'Quinn', ['quality-manager']);
    await record(get(), heard());
    const { access } = applicationOn(db, { port: 0, host: '127.0.0.1', dataDir: get().dataDir }, get().clock);
    for (const { role } of access.roles) {
      const permissions = access.permissionsOf([role]);
      const seen = await db.within({ ...scope, permissions }, async (tx) => ({
        causes: (await sql`select * from escalation.cause`.execute(tx)).rows.length,
        rules: (
          await sql<{ rule: string }>`select rule from escalation.published_escalation`.execute(tx)
        ).rows.map(({ rule }) => rule),
        trail: (
          await sql<{ n: number }>`select count(*)::int as n from platform.audit_entry
            where table_name in ('escalation.escalation', 'escalation.cause', 'escalation.cause_mark', 'escalation.decision')`.execute(
            tx,
          )
        ).rows[0]!.n,
      }));
      const knows = permissions.includes('intelligence.whistleblowing');
      const reads = permissions.includes('escalation.read');
      expect([role, seen.causes, seen.rules, seen.trail > 0]).toEqual([
        role,
        knows ? 1 : 0,
        knows ? ['Whistleblowing concern'] : reads ? ['Something heard of the service'] : [],
        knows,
      ]);
    }
  });

  it('the shipped rules are those of their file', async () => {
    const found = await sql<{
      definition: unknown;
    }>`select definition from escalation.shipped_scheme`.execute(get().db.owner);
    expect(found.rows.map(({ definition }) => definition)).toEqual([shippedScheme()]);
  });
});

describeOnBothDatabases('the look of each morning', (get) => {
  it('escalates a Red service that nobody has decided on for longer than five days, once', async () => {
    const { db, scope, authorityId, clock } = get();
    await service(get(), '1-MEADOW', 'Meadow Court');
    await person(get(), 'Quinn', ['quality-manager']);
    await sql`insert into risk.status (authority_id, location_id, rag, since, proposed_rag, proposed_score, undecided)
      values (${authorityId}, '1-MEADOW', 'Red', '2026-11-01', 'Red', 70, true),
             (${authorityId}, '1-OTHER', 'Red', '2026-11-14', 'Red', 70, true)`.execute(db.owner);
    const look = () =>
      db.within({ ...scope, permissions: 'all' }, (tx) =>
        lookAround(tx, { authorityId, clock, rolesThatMay }),
      );
    await look();
    await look();
    expect(await inboxes(get())).toEqual([
      { name: 'Quinn', kind: 'escalation.raised', about: 'Meadow Court: Overdue at Red' },
    ]);
    expect(await steps(get(), 'overdue')).toEqual(['raised 2', 'told 2']);
  });
});
