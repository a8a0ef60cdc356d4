import { sql } from 'kysely';
import { expect, it } from 'vitest';
import {
  describeOnBothDatabases,
  makeAuthority,
  type TestDatabase,
} from '../../../../tests/support/databases.ts';
import { JobRunner } from '../../jobs/index.ts';
import { findWarnings } from '../../web/index.ts';
import { auditWarning, verifyAuditJob } from '../index.ts';
import { htmlOf, openRoute, wordsOf } from './open-route.tsx';

const KINDS = ['queued', 'running'];

/** Runs the jobs that wait, each to its end. */
async function runJobs({ db, clock, dataDir }: TestDatabase): Promise<void> {
  const runner = new JobRunner({ db, clock, dataDir, kinds: [{ ...verifyAuditJob, schedule: undefined }] });
  await runner.start(async () => []);
  for (;;) {
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from platform.job where state = any(${KINDS}::text[])`.execute(db.owner);
    if (rows[0]?.n === 0) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  await runner.stop();
}

describeOnBothDatabases('GET /audit/check', (get) => {
  const page = () => openRoute(get(), 'GET /audit/check');
  const checkNow = async () => {
    const reply = await openRoute(get(), 'POST /audit/check');
    await runJobs(get());
    return reply;
  };
  const warning = (authorityId = get().authorityId) =>
    get().db.within({ ...get().scope, authorityId }, async (tx) =>
      (await findWarnings(tx, () => true, [auditWarning])).at(0),
    );
  const actor = (name: string, seq = 2) =>
    sql`update platform.audit_entry set actor = ${name} where chain = ${get().authorityId} and seq = ${seq}`.execute(
      get().db.owner,
    );

  it('says what would be here before the first check, and warns of nothing', async () => {
    expect(wordsOf(await page())).toContain('The trail was not checked yet');
    expect(await warning()).toBeUndefined();
  });

  it('checks when the button is pressed, once at a time', async () => {
    const first = await openRoute(get(), 'POST /audit/check');
    expect(first).toEqual({
      kind: 'redirect',
      to: '/audit/check',
      flash: 'The audit trail is being checked.',
    });
    expect(wordsOf(await page())).toContain('The trail is being checked.');
    expect(htmlOf(await page())).not.toContain('<button');
    const again = await openRoute(get(), 'POST /audit/check', {
      scope: { permissions: ['audit.read', 'platform.jobs'] },
    });
    expect(again).toMatchObject({ to: expect.stringMatching(/^\/jobs\/[0-9a-f-]{36}$/) });
    const { rows } = await sql`select kind from platform.job`.execute(get().db.owner);
    expect(rows).toEqual([{ kind: 'audit.verify' }]);
    await runJobs(get());
  });

  it('shows what the last check found, with the heads of the own chain and the shared one', async () => {
    await makeAuthority(get().db, ['Bury'], 'Another Council');
    await checkNow();
    const words = wordsOf(await page());
    expect(words).toContain('Holds');
    expect(words).toMatch(/started by tester/);
    expect(words).toMatch(/This council [\d,]+ [0-9a-f]{64} Shared data/);
    expect(words.match(/This council/g)).toHaveLength(1);
    expect(await warning()).toBeUndefined();
  });

  it('warns on every page while the trail does not hold, and no longer once it does', async () => {
    await actor('forged');
    await checkNow();
    expect(await warning()).toEqual({
      text: 'The audit trail does not hold: entries were changed, removed or added past it.',
      href: '/audit/check',
    });
    const words = wordsOf(await page());
    expect(words).toContain('Does not hold');
    expect(words).toContain(`entry 2 of chain ${get().authorityId}: its content was changed`);
    expect(await warning(await makeAuthority(get().db, ['Leeds'], 'A Third Council'))).toBeUndefined();
    await actor('tester');
    await checkNow();
    expect(await warning()).toBeUndefined();
  });

  it('finds a history that was rewritten since the last check that held', async () => {
    const rewrite = async (name: string) => {
      await actor(name, 1);
      await sql`
        do $$
        declare v_previous bytea := ''; v_entry record;
        begin
          for v_entry in select chain, seq from platform.audit_entry where chain <> 'shared' order by chain, seq loop
            update platform.audit_entry e
               set previous_hash = case when e.seq = 1 then '' else v_previous end,
                   hash = platform.audit_hash(case when e.seq = 1 then '' else v_previous end, e.chain, e.seq, e.at, e.actor, e.action, e.table_name, e.row_id, e.old_row, e.new_row)
             where e.chain = v_entry.chain and e.seq = v_entry.seq returning e.hash into v_previous;
            update platform.audit_chain c set last_hash = v_previous where c.chain = v_entry.chain;
          end loop;
        end $$`.execute(get().db.owner);
    };
    await rewrite('forged');
    await checkNow();
    expect(wordsOf(await page())).toContain('the history up to here was rewritten since its head was noted');
    expect(await warning()).toBeDefined();
    await checkNow(); // and again, not taking what it found for the truth
    expect(await warning()).toBeDefined();
    await rewrite('tester');
    await checkNow();
    expect(await warning()).toBeUndefined();
  });

  it('warns where the check could not be made, and says why', async () => {
    await openRoute(get(), 'POST /audit/check');
    await sql`update platform.job set state = 'failed', error = 'the disk is full' where state = 'queued'`.execute(
      get().db.owner,
    );
    expect(await warning()).toEqual({ text: 'The audit trail could not be checked.', href: '/audit/check' });
    const words = wordsOf(await page());
    expect(words).toContain('The last check could not be made: the disk is full');
    expect(words).toContain('Check now');
  });

  it('asks for the warning by one probe of an index', async () => {
    const { db, scope } = get();
    await sql`insert into platform.job (job_id, authority_id, kind, payload, state, actor)
      select gen_random_uuid(), ${get().authorityId}, 'cqc.import', '{}', 'done', 'schedule' from generate_series(1, 3000)`.execute(
      db.owner,
    );
    await sql`analyze platform.job`.execute(db.owner);
    const plan = await db.within(scope, (tx) =>
      sql<{ 'QUERY PLAN': string }>`explain select state from platform.job
        where kind = 'audit.verify' and authority_id = platform.current_authority() and state in ('done', 'failed')
        order by created_at desc limit 1`.execute(tx),
    );
    expect(plan.rows.map((row) => row['QUERY PLAN']).join('\n')).toContain('job_audit_check');
    expect(await get().queriesOf(() => warning())).toHaveLength(1);
  });
});
