import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../tests/support/databases.ts';
import type { Application } from '../../app.ts';
import { addAudit } from '../commands/audit.ts';
import { CommandFailure, type CliContext } from '../context.ts';

describeOnBothDatabases('amberley audit', (get) => {
  /** Runs the command over the test's database; answers what it wrote and how it ended. */
  async function audit(...argv: string[]) {
    const { db, clock, dataDir } = get();
    let [out, failed] = ['', ''];
    const context = {
      io: { out: (text: string) => void (out += text), err: () => {}, cwd: dataDir, interactive: false },
      env: {},
      withApplication: (work: (application: Application) => Promise<unknown>) =>
        work({ db, clock } as Application),
    } as unknown as CliContext;
    const program = new Command().exitOverride();
    addAudit(program, context);
    try {
      await program.parseAsync(['audit', ...argv], { from: 'user' });
    } catch (error) {
      if (!(error instanceof CommandFailure)) throw error;
      failed = error.message;
    }
    return { out, failed };
  }
  const own = () => get().authorityId;
  const setActor = (name: string) =>
    sql`update platform.audit_entry set actor = ${name} where chain = ${own()} and seq = 1`.execute(
      get().db.owner,
    );

  it('verify says that the trail holds, with the head of each chain', async () => {
    const { out, failed } = await audit('verify');
    expect(failed).toBe('');
    expect(out).toMatch(/^The audit trail holds: \d+ entries in 2 chains\.\n/);
    expect(out).toMatch(new RegExp(`^${own()} \\d+ [0-9a-f]{64}$`, 'm'));
    expect(out).toMatch(/^shared \d+ [0-9a-f]{64}$/m);
  });

  it('verify names each entry that does not fit, in words and as JSON', async () => {
    await setActor('forged');
    const fault = `entry 1 of chain ${own()}: its content was changed`;
    expect(await audit('verify')).toEqual({ out: '', failed: `The audit trail does not hold: ${fault}.` });
    const { out, failed } = await audit('verify', '--json');
    expect(failed).toContain(fault);
    expect(JSON.parse(out)).toMatchObject({
      holds: false,
      faults: [{ chain: own(), seq: 1, fault: 'its content was changed' }],
    });
    await setActor('tester');
    expect(JSON.parse((await audit('verify', '--json')).out)).toMatchObject({ holds: true, faults: [] });
  });

  it('heads writes a file that verify --against compares with', async () => {
    const { out } = await audit('heads');
    expect(out).toContain("# Heads of Amberley's audit trail, noted at 2026-11-16T09:00:00.000Z.");
    writeFileSync(join(get().dataDir, 'heads.txt'), out);
    expect((await audit('verify', '--against', 'heads.txt')).failed).toBe('');
    const other = readFileSync(join(get().dataDir, 'heads.txt'), 'utf8').replace(
      /[0-9a-f]{64}$/m,
      'ab'.repeat(32),
    );
    writeFileSync(join(get().dataDir, 'other.txt'), other);
    expect((await audit('verify', '--against', 'other.txt')).failed).toContain(
      'the history up to here was rewritten since its head was noted: its hash was abab',
    );
    expect(JSON.parse((await audit('heads', '--json')).out)).toEqual({
      rows: [
        { chain: own(), entries: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
        { chain: 'shared', entries: expect.any(Number), hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
      ],
    });
  });

  it('verify --against a file that is not there or holds something else says so', async () => {
    expect((await audit('verify', '--against', 'nothing.txt')).failed).toMatch(
      /^There is no file .*nothing\.txt that can be read\.$/,
    );
    writeFileSync(join(get().dataDir, 'note.txt'), 'hello\n');
    expect((await audit('verify', '--against', 'note.txt')).failed).toMatch(
      /does not hold heads of the trail: line 1 is not/,
    );
  });
});
