import { readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { apiLocation } from '../../src/modules/cqc/factories.ts';
import { saveSetUpLink } from '../../src/modules/people/index.ts';
import { systemClock } from '../../src/platform/clock/index.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import { makeAuthority } from '../support/databases.ts';
import { newCli, type Cli } from './run-cli.ts';

/** Each command is a process that opens a database: seconds, and more of them on a busy machine. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

interface BackedUp {
  bytes: number;
  councils: string[];
  tables: number;
  rows: number;
  files: number;
  missingFiles: string[];
}

describe('backup, restore and move', () => {
  let cli: Cli;
  let other: Cli;
  let file: string;
  const services = async (on: Cli) => {
    const { rows } = await on.json<{ rows: { name: string }[] }>('services');
    return rows.map(({ name }) => name).sort();
  };
  const importLocations = (on: Cli, ...names: string[]) => {
    const records = names.map((name, n) => apiLocation({ locationId: `1-${n + 1}`, name }));
    writeFileSync(join(on.folder, 'records.json'), JSON.stringify(records));
    return on.json('import', 'cqc-api', 'records.json');
  };

  beforeAll(async () => {
    cli = newCli();
    other = newCli();
    file = join(cli.folder, 'amberley.zip');
    await importLocations(cli, 'Larch House');
    const db = await openDatabase({ dataDir: cli.dataDir, purpose: 'a test' });
    await makeAuthority(db, ['Oldham'], 'Testshire Council');
    await saveSetUpLink(db, systemClock, true);
    await db.close();
  });
  afterAll(() => {
    cli.remove();
    other.remove();
  });

  it('backup writes one file, named from where it is called, and says what is in it', async () => {
    const made = await cli.json<BackedUp>('backup', 'amberley.zip');
    expect(made).toMatchObject({ councils: ['Testshire Council'], missingFiles: [] });
    expect(made.rows).toBeGreaterThan(50);
    expect(statSync(file).size).toBe(made.bytes);
  });

  it('backup ends with 1 rather than write over a file, and takes --force', async () => {
    const { exitCode, stdout, stderr } = await cli.run('backup', 'amberley.zip');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('say --force to write over it');
    expect(await cli.run('backup', 'amberley.zip', '--force')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('restore --check reads the whole file and says whose it is', async () => {
    const { exitCode, stdout } = await other.run('restore', file, '--check');
    expect(exitCode).toBe(0);
    expect(stdout).toContain('is whole: Testshire Council');
  });

  it('restore brings all of it into a new folder, where the audit trail holds', async () => {
    const { exitCode, stdout, stderr } = await other.run('restore', file);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(stdout).toContain('Restored Testshire Council');
    expect(await services(other)).toEqual(['Larch House']);
    expect(await other.run('audit', 'verify')).toMatchObject({ exitCode: 0 });
  });

  it('restore ends every link that was sent: it may have been used or cancelled since', async () => {
    const db = await openDatabase({ dataDir: other.dataDir, purpose: 'a test' });
    const { rows } = await sql<{ purpose: string; open: boolean }>`
      select purpose, expires_at > now() as open from people.one_time_link`.execute(db.owner);
    await db.close();
    expect(rows).toEqual([{ purpose: 'set-up', open: false }]);
  });

  it('restore ends with 1 before it replaces a real council, and names it and what would be lost', async () => {
    await importLocations(other, 'Larch House', 'Brookside');
    const { exitCode, stdout, stderr } = await other.run('restore', file);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(/replace the data of Testshire Council .* changes? recorded since then/);
    expect(await services(other)).toEqual(['Brookside', 'Larch House']);
  });

  it('restore ends with 1 on a damaged file, and says that nothing was changed', async () => {
    const damaged = join(other.folder, 'damaged.zip');
    writeFileSync(damaged, readFileSync(file));
    truncateSync(damaged, statSync(file).size - 1000);
    const { exitCode, stderr } = await other.run('restore', damaged, '--yes');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/damaged\.zip cannot be restored\..*cut short.*Nothing was changed\.\n$/);
  });

  describe('beside a server that runs on the folder', () => {
    let server: Awaited<ReturnType<Cli['serve']>>;
    beforeAll(async () => {
      server = await other.serve();
    });
    afterAll(() => server.stop());

    it('backup and restore are done by the server, which goes on answering', async () => {
      const answers = new Set<number>();
      const stop = new AbortController();
      const asking = (async () => {
        while (!stop.signal.aborted)
          answers.add((await fetch(`${server.address}/`, { redirect: 'manual' })).status);
      })();
      await other.json('backup', 'two.zip');
      expect(await other.json('restore', file, '--yes')).toMatchObject({ auditHolds: true, migrated: [] });
      stop.abort();
      await asking;
      expect([...answers].filter((status) => status >= 500)).toEqual([]);
      expect(await services(other)).toEqual(['Larch House']);
      await other.json('restore', join(other.folder, 'two.zip'), '--yes');
      expect(await services(other)).toEqual(['Brookside', 'Larch House']);
    });

    it('move ends with 1, as what people write meanwhile would stay behind', async () => {
      const { exitCode, stderr } = await other.run('move', '--to', 'elsewhere');
      expect(exitCode).toBe(1);
      expect(stderr).toContain('is in use by');
    });
  });

  it('move ends with 2 where it is not told where to', async () => {
    expect(await other.run('move')).toMatchObject({ exitCode: 2, stdout: '' });
  });

  it('move takes all of it, and the key of its secrets, to a folder that is not there yet', async () => {
    const target = newCli();
    writeFileSync(join(other.dataDir, 'secret.key'), 'a key\n', { mode: 0o600 });
    try {
      const { exitCode, stdout, stderr } = await other.run('move', '--to', target.dataDir);
      expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
      expect(stdout).toMatch(/people\.authority +1 +1 +the same\n/);
      expect(stdout).toContain(`From now on set AMBERLEY_DATA_DIR=${target.dataDir}`);
      expect(readFileSync(join(target.dataDir, 'secret.key'), 'utf8')).toBe('a key\n');
      expect(await services(target)).toEqual(['Brookside', 'Larch House']);
    } finally {
      target.remove();
    }
  });

  it('move refuses a folder with other things in it', async () => {
    const { exitCode, stderr } = await other.run('move', '--to', other.folder);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('has other things in it');
  });
});
