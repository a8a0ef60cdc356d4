import { createWriteStream, cpSync, mkdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { ZipFile } from 'yazl';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { backUp, KeepingProblem, restore } from '../index.ts';
import type { Manifest } from '../manifest.ts';
import { readBackup } from '../read-backup.ts';
import { withScratch } from '../scratch.ts';
import { writeBackup } from '../write-backup.ts';
import { addFile, addOfficer, contentOf, keptOf, newFolder } from './kept.ts';

/** Databases are copied as wholes, on a machine that may be busy. */
vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const anyway = { actor: 'operator', confirm: () => {}, settle: async () => {} };

describeOnBothDatabases('a file that cannot be restored', (get) => {
  const folder = newFolder();
  const good = join(folder.path, 'good.zip');
  const bad = join(folder.path, 'bad.zip');
  let unpacked: string;
  let before: unknown;

  beforeAll(async () => {
    await addOfficer(get(), 'Ann Officer');
    await addOfficer(get(), 'Ben Officer');
    await addFile(get(), 'a stored file');
    await backUp(keptOf(get()), good, { actor: 'operator', force: false });
    unpacked = join(folder.path, 'unpacked');
    mkdirSync(unpacked);
    await readBackup(good, unpacked, keptOf(get()).migrationsDir);
    before = await contentOf(get().db);
  });
  afterAll(() => folder.remove());

  /** Writes a backup that is whole, and whose manifest or parts were changed before. */
  async function rewritten(change: (manifest: Manifest, copy: string) => void): Promise<string> {
    const copy = join(folder.path, `copy-${Math.random()}`);
    cpSync(unpacked, copy, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as Manifest;
    change(manifest, copy);
    writeFileSync(join(copy, 'manifest.json'), JSON.stringify(manifest));
    await writeBackup({ folder: copy, manifest }, bad, true);
    return bad;
  }

  async function refused(file: string, words: RegExp): Promise<void> {
    const attempt = restore(keptOf(get()), file, anyway);
    await expect(attempt).rejects.toThrow(words);
    await expect(attempt).rejects.toBeInstanceOf(KeepingProblem);
    expect(await contentOf(get().db)).toEqual(before);
  }

  const table = (manifest: Manifest, name: string) => manifest.tables.find((each) => each.name === name)!;

  it('says "There is no such file"', () => refused(join(folder.path, 'none.zip'), /There is no such file/));

  it('says "It is a folder"', () => refused(folder.path, /It is a folder/));

  it('says "It is empty"', async () => {
    writeFileSync(bad, '');
    await refused(bad, /bad\.zip cannot be restored\. It is empty\. Nothing was changed\./);
  });

  it('says that it is no backup of Amberley, where it is something else', async () => {
    writeFileSync(bad, 'Dear council, '.repeat(1000));
    await refused(bad, /It is not a backup of Amberley, or it was cut short/);
  });

  it('says so of a ZIP of somebody else', async () => {
    const zip = new ZipFile();
    zip.addBuffer(Buffer.from('hello'), 'hello.txt');
    zip.end();
    await pipeline(zip.outputStream as Readable, createWriteStream(bad));
    await refused(bad, /It is not a backup of Amberley/);
  });

  it('is refused wherever it was cut', async () => {
    const whole = readFileSync(good);
    for (const length of [1, 100, Math.floor(whole.length / 2), whole.length - 100, whole.length - 1]) {
      writeFileSync(bad, whole);
      truncateSync(bad, length);
      await refused(bad, /cut short/);
    }
  });

  it('is refused whichever of its bytes was changed', async () => {
    const whole = readFileSync(good);
    await withScratch(folder.path, (scratch) =>
      fc.assert(
        fc.asyncProperty(
          fc.nat(whole.length - 1),
          fc.integer({ min: 1, max: 255 }),
          async (place, change) => {
            const damaged = Buffer.from(whole);
            damaged[place]! ^= change;
            writeFileSync(bad, damaged);
            await expect(readBackup(bad, scratch, keptOf(get()).migrationsDir)).rejects.toThrow(
              /its bytes are not those that were written|does not end as a backup does/,
            );
          },
        ),
        { numRuns: 200 },
      ),
    );
    await refused(bad, /cannot be restored/);
  });

  it('is refused with bytes added at its end', async () => {
    writeFileSync(bad, Buffer.concat([readFileSync(good), Buffer.from('x')]));
    await refused(bad, /does not end as a backup does/);
  });

  it('names the newer version of Amberley whose migration this one does not know', async () => {
    const file = await rewritten((manifest) => {
      manifest.amberley = '7.8.9';
      manifest.migrations.push({ name: '209901010000-future.sql', sha256: '0'.repeat(64) });
    });
    await refused(file, /newer version of Amberley \(7\.8\.9\).*209901010000-future\.sql/);
  });

  it('names the migration whose text is another', async () => {
    const file = await rewritten((manifest) => {
      manifest.migrations[1]!.sha256 = 'f'.repeat(64);
    });
    await refused(file, /Its migration 202611220910-people\.sql is not the one/);
  });

  it('names the newer format, before it reads on', async () => {
    const file = await rewritten((manifest) => {
      Object.assign(manifest, { formatVersion: 2, amberley: '7.8.9' });
    });
    await refused(file, /newer version of Amberley \(7\.8\.9, format 2; this one reads up to 1\)/);
  });

  it('names the table whose rows are not as many as its manifest says', async () => {
    const file = await rewritten((manifest) => {
      table(manifest, 'officer').rows += 1;
    });
    await refused(file, /people\.officer\.copy has 2 rows, and 3 in its manifest/);
  });

  it('names the table whose content is not what its manifest says', async () => {
    const file = await rewritten((manifest) => {
      table(manifest, 'officer').checksum = '12345';
    });
    await refused(
      file,
      /was not restored, and nothing was changed\..*people\.officer \(2 rows, checksum 12345; now 2 rows/,
    );
  });

  it('names the part whose bytes are other ones of the same number', async () => {
    const file = await rewritten((_manifest, copy) => {
      const path = join(copy, 'tables', 'people.officer.copy');
      writeFileSync(path, readFileSync(path, 'utf8').replace('Ann', 'Eve'));
    });
    await refused(file, /people\.officer\.copy is not the one that its manifest describes/);
  });

  it('names the table that is missing', async () => {
    const file = await rewritten((manifest) => {
      manifest.tables = manifest.tables.filter(({ name }) => name !== 'officer');
    });
    await refused(file, /It has no table people\.officer, which its migrations make/);
  });

  it('names the column that is missing', async () => {
    const file = await rewritten((manifest) => {
      table(manifest, 'officer').columns.pop();
    });
    await refused(
      file,
      /people\.officer does not have the columns that its migrations make: created_at is missing/,
    );
  });

  it('names the row that does not fit the others', async () => {
    const file = await rewritten((manifest) => {
      const empty = table(manifest, 'authority');
      empty.rows = 0;
      empty.bytes = 0;
      empty.checksum = '0';
      empty.sha256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';
    });
    // the part itself still has its row
    await refused(file, /people\.authority\.copy has \d+ bytes, and 0 in its manifest/);
  });

  it.each(['../../etc/passwd', 'files/../secret', '/etc/passwd', 'files/.hidden', 'database/PG_VERSION'])(
    'never follows the path %s out of the folder of stored files',
    async (path) => {
      const copy = join(folder.path, `copy-${Math.random()}`);
      cpSync(unpacked, copy, { recursive: true });
      const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as Manifest;
      writeFileSync(
        join(copy, 'manifest.json'),
        JSON.stringify({ ...manifest, files: [{ ...manifest.files[0]!, path }] }),
      );
      await writeBackup({ folder: copy, manifest: { ...manifest, files: [] } }, bad, true);
      await refused(bad, /Its manifest has a value that cannot be, at \/files\/0\/path/);
    },
  );

  it('names the part that its manifest does not', async () => {
    const copy = join(folder.path, 'copy-stray');
    cpSync(unpacked, copy, { recursive: true });
    const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8')) as Manifest;
    writeFileSync(join(copy, 'manifest.json'), JSON.stringify({ ...manifest, files: [] }));
    await writeBackup({ folder: copy, manifest }, bad, true);
    await refused(bad, /It holds files\/.+, which its manifest does not name/);
  });
});
