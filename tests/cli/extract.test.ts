import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { systemClock } from '../../src/platform/clock/index.ts';
import { openDatabase } from '../../src/platform/db/index.ts';
import { Secrets } from '../../src/platform/secrets/index.ts';
import { makeAuthority } from '../support/databases.ts';
import { newCli, type Cli } from './run-cli.ts';

/** Each command is a process that opens a database. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

interface Taken {
  day: string;
  version: number;
  services: number;
  keyId: string;
  files: string[];
}

describe('amberley extract', () => {
  let cli: Cli;
  let taken: Taken;
  const out = () => join(cli.folder, 'inbox');
  const fileOf = (ending: string) => taken.files.find((file) => file.endsWith(ending))!;
  const verify = (file: string, ...more: string[]) =>
    cli.run('extract', 'verify', file, '--manifest', fileOf('.json'), '--key', fileOf('.pem'), ...more);

  beforeAll(async () => {
    cli = newCli();
  });
  afterAll(() => cli.remove());

  it('without a council, says so and ends with 1', async () => {
    const { exitCode, stdout, stderr } = await cli.run('extract', '--out', 'inbox');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain('There is no council yet');
  });

  it('makes the one of today where there is none, and writes it with its manifest, signature and key', async () => {
    const db = await openDatabase({ dataDir: cli.dataDir, clock: systemClock, purpose: 'a test' });
    await makeAuthority(db, ['Oldham'], 'Testshire Council');
    await sql`
      insert into cqc.location (location_id, name, sector, local_authority, leading_category, registration_status, dormant)
      values ('1-1', 'Meadow Court', 'Social Care Org', 'Oldham', 'Nursing home', 'Registered', false)`.execute(
      db.owner,
    );
    await db.close();
    taken = await cli.json<Taken>('extract', '--out', 'inbox');
    expect(taken).toMatchObject({ version: 1, services: 1, keyId: expect.stringMatching(/^[0-9a-f]{16}$/) });
    expect(readdirSync(out()).toSorted()).toEqual(
      [
        `amberley-extract-${taken.keyId}.pem`,
        `placements-${taken.day}.csv`,
        `placements-${taken.day}.manifest.json`,
        `placements-${taken.day}.manifest.sig`,
      ].toSorted(),
    );
    expect(readFileSync(fileOf('.csv'), 'utf8')).toContain('Meadow Court');
  });

  it('gives the same bytes again, and does not make another version', async () => {
    const before = readFileSync(fileOf('.json'));
    expect(await cli.json<Taken>('extract', '--out', 'inbox', '--day', taken.day)).toMatchObject({
      version: 1,
    });
    expect(readFileSync(fileOf('.json')).equals(before)).toBe(true);
  });

  it('verify ends with 0 and says whose it is, and with 1 once a byte was changed', async () => {
    const good = await verify(fileOf('.csv'));
    expect([good.exitCode, good.stderr]).toEqual([0, '']);
    expect(good.stdout).toContain('is whole: 1 service of Testshire Council');
    const changed = readFileSync(fileOf('.csv'));
    changed[changed.length - 10]! ^= 1;
    writeFileSync(join(out(), 'changed.csv'), changed);
    const bad = await verify(join(out(), 'changed.csv'));
    expect([bad.exitCode, bad.stdout]).toEqual([1, '']);
    expect(bad.stderr).toContain('is not to be trusted. The file is not the one of the manifest');
  });

  it('verify ends with 1 for another key and for files that are not there, and with 2 where it is called wrongly', async () => {
    const other = join(out(), 'other.pem');
    writeFileSync(other, new Secrets([Buffer.alloc(32, 3)]).signer('daily extract').publicKey);
    const stranger = await cli.run('extract', 'verify', fileOf('.csv'), '--manifest', fileOf('.json'), '--key', other);
    expect(stranger.exitCode).toBe(1);
    expect(stranger.stderr).toContain('was not signed by the key');
    expect((await verify('nowhere.csv')).stderr).toContain('nowhere.csv cannot be read');
    expect((await cli.run('extract', 'verify', fileOf('.csv'))).exitCode).toBe(2);
  }); // prettier-ignore

  it('ends with 2 for a day that is none and without a folder, and with 1 for a day of which nothing is kept', async () => {
    expect(await cli.run('extract', '--out', 'inbox', '--day', '31 June')).toMatchObject({ exitCode: 2 });
    expect(await cli.run('extract')).toMatchObject({ exitCode: 2 });
    const gone = await cli.run('extract', '--out', 'inbox', '--day', '2020-01-01');
    expect(gone.exitCode).toBe(1);
    expect(gone.stderr).toContain('No extract of 1 January 2020 is kept');
  });
});
