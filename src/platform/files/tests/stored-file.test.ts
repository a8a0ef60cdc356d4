import { Readable } from 'node:stream';
import { sql } from 'kysely';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { newId } from '../../clock/index.ts';
import { saveUpload, storeFile } from '../index.ts';

describeOnBothDatabases('a stored file', (get) => {
  it('is recorded for its council, with its size, digest and place', async () => {
    const { authorityId, clock, dataDir, db, scope } = get();
    const saved = await saveUpload(Readable.from([Buffer.from('a,b\n')]), { dataDir, maxBytes: 100 });
    const fileId = newId(clock);
    const row = await db.within(scope, async (tx) => {
      await storeFile(tx, {
        fileId,
        authorityId,
        name: 'list.csv',
        contentType: 'text/csv',
        actor: scope.actor,
        saved,
      });
      const found = await sql<{ path: string; bytes: number; name: string }>`
        select path, bytes, name from platform.stored_file where file_id = ${fileId}`.execute(tx);
      return found.rows[0];
    });
    expect(row).toEqual({ path: saved.path, bytes: 4, name: 'list.csv' });
  });
});
