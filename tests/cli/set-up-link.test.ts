import { expect, it } from 'vitest';
import { applicationOn } from '../../src/app.ts';
import { lentContext, type CliIo } from '../../src/cli/context.ts';
import { run } from '../../src/cli/run.ts';
import { sql } from 'kysely';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';

describeOnBothDatabases('amberley set-up-link', (get) => {
  async function command(...argv: string[]) {
    const { db, clock, dataDir } = get();
    const said = { out: '', err: '' };
    const io: CliIo = {
      out: (text) => void (said.out += text),
      err: (text) => void (said.err += text),
      cwd: dataDir,
      interactive: false,
    };
    const config = { port: 3000, host: '127.0.0.1', dataDir, publicUrl: 'https://amberley.council.example' };
    const code = await run(['set-up-link', ...argv], lentContext(io, applicationOn(db, config, clock)));
    return { code, ...said };
  }
  const open = async () =>
    (
      await sql<{ another: boolean }>`
        select another from people.one_time_link where used_at is null and expires_at > ${get().clock.now()}`.execute(
        get().db.owner,
      )
    ).rows;

  it('is refused where there is a council, and says how to add one', async () => {
    const { code, out, err } = await command();
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('Testshire Council is set up already');
    expect(err).toContain('--another');
    expect(await open()).toEqual([]);
  });

  it('prints a link for one more council, keeps its hash only, and ends the one before', async () => {
    const first = await command('--another');
    const second = await command('--another');
    expect(second.code).toBe(0);
    expect(second.out).toMatch(/^https:\/\/amberley\.council\.example\/set-up\?key=[\w-]{43}\n$/);
    expect(second.out).not.toBe(first.out);
    expect(await open()).toEqual([{ another: true }]);
    const kept = await sql<{ text: string }>`
      select (select string_agg(l::text, ' ') from people.one_time_link l) || (select string_agg(e::text, ' ') from platform.audit_entry e) as text`.execute(
      get().db.owner,
    );
    expect(kept.rows[0]!.text).toContain('set-up link made');
    expect(kept.rows[0]!.text).not.toContain(second.out.trim().split('key=')[1]);
  });

  it('is refused beside a demonstration, as whose people anybody can sign in', async () => {
    const { db } = get();
    const authorityId = await makeAuthority(db, ['Bury'], 'Saltwold Council');
    await db.within({ authorityId, actor: 'tester' }, (tx) =>
      sql`update people.authority set is_demonstration = true where authority_id = ${authorityId}`.execute(
        tx,
      ),
    );
    const before = await open();
    const { code, out, err } = await command('--another');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('Saltwold Council is a demonstration');
    expect(await open()).toEqual(before);
  });
});
