import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startCqcApi, type CqcServer } from '../../../../../tests/support/cqc-api-server.ts';
import { embeddedTemplate } from '../../../../../tests/support/database-templates.ts';
import { makeAuthority } from '../../../../../tests/support/databases.ts';
import { systemClock } from '../../../../platform/clock/index.ts';
import { openDatabase } from '../../../../platform/db/index.ts';
import { syncCqc } from '../sync.ts';
import { madeLocation, madeProvider, plainMerge, quickClient } from './made-register.ts';

const HOMES = 300;
const AT_ONCE = 4;

describe('a sync whose process is killed with SIGKILL', () => {
  let dataDir: string;
  let server: CqcServer;
  let authorityId: string;

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'amberley-killed-sync-'));
    cpSync(await embeddedTemplate(), dataDir, { recursive: true });
    const db = await openDatabase({ dataDir });
    authorityId = await makeAuthority(db);
    await db.close();
    const locations = Array.from({ length: HOMES }, (_, i) => madeLocation(`1-${1000 + i}`));
    server = await startCqcApi({ locations, providers: [madeProvider('1-900')] });
  });
  afterAll(async () => {
    await server?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  it('goes on in the next process and asks only for what was on its way at that moment again', async () => {
    await syncUntilKilled(60);
    const db = await openDatabase({ dataDir });
    try {
      const scope = { authorityId, actor: 'tester' };
      const { rows } = await db.within(scope, (tx) =>
        sql<{ id: string }>`select id from cqc.sync_record where state = 'fetched'`.execute(tx),
      );
      expect(rows.length).toBeGreaterThanOrEqual(60 - 2 * AT_ONCE);
      expect(rows.length).toBeLessThan(HOMES);

      const context = { db, scope, clock: systemClock, dataDir };
      const result = await syncCqc(context, { client: quickClient(server) }, plainMerge);
      expect(result).toMatchObject({ resumed: true, mode: 'full' });
      expect(result.ids).toHaveLength(HOMES + 1);
      const twice = [...server.asked].filter(([path, n]) => path.startsWith('/locations/') && n > 1);
      expect(twice.length).toBeLessThanOrEqual(AT_ONCE);
      for (const { id } of rows) expect(server.asked.get(`/locations/${id}`)).toBe(1);
      expect(server.asked.get('/locations')).toBe(1);
    } finally {
      await db.close();
    }
  });

  async function syncUntilKilled(afterRequests: number): Promise<void> {
    const script = join(import.meta.dirname, 'sync-to-be-killed.ts');
    const child = spawn(process.execPath, [script, dataDir, server.base, server.key, authorityId]);
    let words = '';
    child.stderr.on('data', (text: Buffer) => (words += text.toString()));
    server.options.mishap = () => {
      if (server.log.length >= afterRequests) child.kill('SIGKILL');
      return undefined;
    };
    const [code, signal] = (await once(child, 'exit')) as [number | null, string | null];
    server.options.mishap = undefined;
    expect({ code, signal, words }).toMatchObject({ signal: 'SIGKILL' });
  }
});
