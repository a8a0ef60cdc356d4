import { toNobody } from '../../../../platform/events/index.ts';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, it } from 'vitest';
import {
  startCqcApi,
  type CqcServer,
  type CqcServerOptions,
} from '../../../../../tests/support/cqc-api-server.ts';
import { describeOnBothDatabases } from '../../../../../tests/support/databases.ts';
import { fixedClock, newId } from '../../../../platform/clock/index.ts';
import { cqcFreshness } from '../freshness.ts';
import { syncCqc, type SyncContext, type SyncOptions } from '../sync.ts';
import { cqcSyncJob } from '../sync-job.ts';
import { madeLocation, madeProvider, plainMerge, quickClient, smallArea } from './made-register.ts';

const FIRST_NIGHT = '2026-11-20T02:40:00Z';
const NEXT_NIGHT = '2026-11-21T02:40:00Z';

describeOnBothDatabases('a sync with CQC', (get) => {
  let server: CqcServer | undefined;

  async function serve(options: CqcServerOptions): Promise<CqcServer> {
    await server?.stop();
    server = await startCqcApi(options);
    return server;
  }

  function context(night = FIRST_NIGHT, more: Partial<SyncContext> = {}): SyncContext {
    const { db, scope, dataDir } = get();
    return { db, scope, dataDir, clock: fixedClock(night), ...more };
  }

  function sync(night = FIRST_NIGHT, options: SyncOptions = {}, more: Partial<SyncContext> = {}) {
    return syncCqc(context(night, more), { client: quickClient(server!), ...options }, plainMerge);
  }

  async function records(): Promise<Record<string, string[]>> {
    const { rows } = await get().db.within(get().scope, (tx) =>
      sql<{ state: string; ids: string[] }>`
        select state, array_agg(id order by id) as ids from cqc.sync_record group by state`.execute(tx),
    );
    return Object.fromEntries(rows.map((row) => [row.state, row.ids]));
  }

  beforeEach(async () => {
    await get()
      .db.owner.transaction()
      .execute(async (tx) => {
        await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
        await sql`delete from cqc.sync_run`.execute(tx);
        await sql`delete from cqc.location`.execute(tx);
        await sql`delete from cqc.provider`.execute(tx);
        await sql`delete from market.out_of_area_placement`.execute(tx);
        await sql`update people.authority set is_demonstration = false`.execute(tx);
      });
  });
  afterEach(async () => {
    await server?.stop();
    server = undefined;
  });

  it('fetches the area, the earlier registrations of its homes wherever they were, and their providers', async () => {
    await serve(smallArea());
    const result = await sync();
    expect(result.ids).toEqual(
      [
        '1-101',
        '1-102',
        '1-103',
        '1-104',
        '1-81',
        '1-91',
        'provider 1-900',
        'provider 1-901',
        'provider 1-902',
      ].sort(),
    );
    expect(result).toMatchObject({
      mode: 'full',
      resumed: false,
      requests: 10,
      retried: 0,
      missing: 0,
      failed: [],
    });
    expect(server!.asked.has('/locations/1-501')).toBe(false);
    expect(server!.asked.has('/locations/1-94')).toBe(false);
  });

  it('leaves no file and no bodies behind', async () => {
    await serve(smallArea());
    await sync();
    expect(readdirSync(join(get().dataDir, 'files'))).toEqual([]);
    expect(await records()).toEqual({});
  });

  it('reads the list of an area in pages', async () => {
    const locations = Array.from({ length: 25 }, (_, i) => madeLocation(`1-${1000 + i}`));
    await serve({ locations, providers: [madeProvider('1-900')], mostPerPage: 10 });
    expect((await sync()).ids).toHaveLength(26);
    expect(server!.asked.get('/locations')).toBe(3);
  });

  it('looks at what we hold and at placements too, so that a location that left the area is seen', async () => {
    const { locations, providers } = smallArea();
    await serve({ locations, providers });
    await sync();
    const moved = locations.map((home) =>
      home.locationId === '1-102' ? { ...home, localAuthority: 'Bury' } : home,
    );
    await serve({ locations: moved, providers });
    await get().db.within(get().scope, (tx) =>
      sql`insert into market.out_of_area_placement (placement_id, authority_id, location_id, people, as_of)
          values (${newId()}, ${get().authorityId}, '1-501', 2, '2026-11-01')`.execute(tx),
    );
    const result = await sync(NEXT_NIGHT, { mode: 'full' });
    expect(result.ids).toContain('1-102');
    expect(result.ids).toContain('1-501');
  });

  it('counts what CQC does not have and goes on', async () => {
    await serve({ ...smallArea(), gone: ['1-102', '1-901', '1-91'] });
    const result = await sync();
    expect(result).toMatchObject({ missing: 2, missingIds: ['1-102', '1-91'], retried: 0 });
    expect(result.ids).toContain('1-103');
  });

  it('follows the changes of the next night: ours and new ones in our area, of all that changed in England', async () => {
    const { locations, providers } = smallArea();
    await serve({ locations, providers });
    await sync();
    const changed = (id: string, at: string, kind: 'location' | 'provider' = 'location') => ({
      kind,
      id,
      at,
    });
    await serve({
      locations: [...locations, madeLocation('1-105', { providerId: '1-906' })],
      providers: [...providers, madeProvider('1-906')],
      changes: [
        changed('1-101', '2026-11-10T09:00:00Z'), // before the window
        changed('1-102', '2026-11-17T09:00:00Z'), // in the overlap
        changed('1-103', '2026-11-20T09:00:00Z'),
        changed('1-103', '2026-11-20T10:00:00Z'), // twice
        changed('1-105', '2026-11-20T09:00:00Z'), // new in the area
        changed('1-501', '2026-11-20T09:00:00Z'), // Leeds
        changed('1-900', '2026-11-20T09:00:00Z', 'provider'),
        changed('1-905', '2026-11-20T09:00:00Z', 'provider'),
      ],
    });
    const result = await sync(NEXT_NIGHT);
    expect(result.ids).toEqual(['1-102', '1-103', '1-105', 'provider 1-900', 'provider 1-906']);
    expect(result).toMatchObject({ mode: 'changes', requests: 8 });
    const window = server!.log.find((path) => path.startsWith('/changes/location'));
    expect(decodeURIComponent(window!)).toContain(
      'startTimestamp=2026-11-17T02:40:00Z&endTimestamp=2026-11-21T02:40:00Z',
    );
  });

  it('does nothing more than ask where nothing has changed', async () => {
    await serve(smallArea());
    await sync();
    await serve(smallArea());
    expect(await sync(NEXT_NIGHT)).toMatchObject({ ids: [], requests: 3, mode: 'changes' });
  });

  it('goes on where it was cancelled, without asking again for what it has', async () => {
    await serve({ ...smallArea(), delayMs: 5 });
    const cancelled = new AbortController();
    const progress = (done: number) => done >= 3 && cancelled.abort(new Error('cancelled'));
    await expect(sync(FIRST_NIGHT, {}, { signal: cancelled.signal, progress })).rejects.toThrow('cancelled');
    const { fetched = [] } = await records();
    expect(fetched.length).toBeGreaterThanOrEqual(3);

    await serve(smallArea());
    const result = await sync(NEXT_NIGHT);
    expect(result).toMatchObject({ mode: 'full', resumed: true });
    expect(result.ids).toHaveLength(9);
    for (const id of fetched) expect(server!.asked.has(`/locations/${id}`)).toBe(false);
    expect(server!.asked.has('/locations')).toBe(false);
  });

  it('merges again when the merge failed, without asking CQC for anything', async () => {
    await serve(smallArea());
    const full = () => Promise.reject(new Error('disk full'));
    await expect(syncCqc(context(), { client: quickClient(server!) }, full)).rejects.toThrow('disk full');
    const state = await get().db.within(get().scope, (tx) =>
      cqcFreshness(tx, fixedClock(NEXT_NIGHT).today()),
    );
    expect(state.words).toBe('No CQC data has come in yet. The last sync stopped: disk full.');
    expect(await sync(NEXT_NIGHT)).toMatchObject({ resumed: true, requests: 0 });
  });

  it('keeps a record that always fails for the next time and merges the others', async () => {
    const broken: CqcServerOptions['mishap'] = (path) =>
      path === '/locations/1-102' ? 'error 500' : undefined;
    await serve({ ...smallArea(), mishap: broken });
    const result = await sync(FIRST_NIGHT, { client: quickClient(server!, { attempts: 3 }) });
    expect(result).toMatchObject({
      failed: [{ id: '1-102', reason: expect.stringContaining('tried 3 times') }],
      retried: 2,
    });
    expect(result.ids).toContain('1-103');
    await serve(smallArea());
    expect((await sync(NEXT_NIGHT)).ids).toEqual(['1-102', 'provider 1-901']);
  });

  it('stops when one record after another fails, and says so', async () => {
    const locations = Array.from({ length: 40 }, (_, i) => madeLocation(`1-${1000 + i}`));
    const down: CqcServerOptions['mishap'] = (path) =>
      path.startsWith('/locations/') ? 'error 503' : undefined;
    await serve({ locations, mishap: down });
    const client = quickClient(server!, { attempts: 2 });
    await expect(sync(FIRST_NIGHT, { client })).rejects.toThrow(
      /^1\d records in a row failed, the last with: GET/,
    );
    expect(client.counts.requests).toBeLessThan(40);
  });

  it('gets through a storm of 429s', async () => {
    const locations = Array.from({ length: 30 }, (_, i) => madeLocation(`1-${1000 + i}`));
    await serve({
      locations,
      providers: [madeProvider('1-900')],
      limit: { requests: 3, windowMs: 60 },
      retryAfterSeconds: 60,
    });
    const result = await sync(FIRST_NIGHT, { client: quickClient(server!, { attempts: 20 }) });
    expect(result.ids).toHaveLength(31);
    expect(result.retried).toBeGreaterThan(0);
  });

  it('gets through time-outs, cut-off answers and dropped connections', async () => {
    const mishaps = ['error 500', 'truncated', 'half json', 'drops', 'never answers'] as const;
    const mishap: CqcServerOptions['mishap'] = (path, n) =>
      n === 0 ? mishaps[path.length % mishaps.length] : undefined;
    await serve({ ...smallArea(), mishap });
    const result = await sync(FIRST_NIGHT, { client: quickClient(server!, { timeoutMs: 150 }) });
    expect(result.ids).toHaveLength(9);
    expect(result.retried).toBe(10);
  });

  it('stops at once with a wrong key and starts no run', async () => {
    await serve({ ...smallArea(), key: 'another' });
    const wrong = { ...server!, key: 'mistyped' };
    await expect(sync(FIRST_NIGHT, { client: quickClient(wrong) })).rejects.toThrow(
      'CQC refused the key in CQC_API_KEY',
    );
    expect(server!.log).toHaveLength(1);
    expect(await records()).toEqual({});
  });

  it('tells of a name in the area under which CQC lists nothing', async () => {
    await serve({ locations: [madeLocation('1-1', { localAuthority: 'Rochdale' })] });
    expect(await sync()).toMatchObject({ emptyAreas: ['Oldham'], ids: [] });
  });

  it('tells how old the data is', async () => {
    await serve(smallArea());
    await sync();
    const on = (moment: string) =>
      get().db.within(get().scope, (tx) => cqcFreshness(tx, fixedClock(moment).today()));
    expect(await on(NEXT_NIGHT)).toEqual({
      newestDataOn: '2026-11-20',
      lastSyncAt: fixedClock(FIRST_NIGHT).now(),
      stale: false,
      words: 'CQC data was last synced yesterday.',
    });
    expect(await on('2026-11-25T09:00:00Z')).toMatchObject({ stale: true });
  });

  it('never mixes real records into the demonstration', async () => {
    await serve(smallArea());
    await get().db.within(get().scope, (tx) =>
      sql`update people.authority set is_demonstration = true`.execute(tx),
    );
    await expect(sync()).rejects.toThrow('This is the demonstration council');
    const job = cqcSyncJob(plainMerge, { CQC_API_KEY: 'k' });
    const asJob = {
      ...context(),
      jobId: newId(),
      announce: toNobody,
      signal: new AbortController().signal,
      progress: () => {},
    };
    expect(await job.run({}, asJob)).toEqual({
      skipped: 'The demonstration council is not synced with CQC.',
    });
  });

  it('passes over a council without an area at night, and fetches the whole of England only when asked', async () => {
    const apiServer = await serve(smallArea());
    const nobody = { ...context(), scope: { authorityId: null, actor: 'tester' } };
    const job = cqcSyncJob(plainMerge, {
      CQC_API_KEY: apiServer.key,
      CQC_API_BASE: apiServer.base,
      CQC_API_REQUESTS_PER_SECOND: '33',
    });
    const asJob = {
      ...nobody,
      jobId: newId(),
      announce: toNobody,
      signal: new AbortController().signal,
      progress: () => {},
    };
    expect(await job.run({}, asJob)).toMatchObject({ skipped: expect.stringContaining('no area yet') });
    expect(await job.run({ mode: 'full' }, asJob)).toMatchObject({
      ids: expect.arrayContaining(['1-501']),
      missing: 0,
    });
    await expect(job.run({ mode: 'fast' }, asJob)).rejects.toThrow('The mode of a sync is "fast"');
  });

  it('is scheduled only where there is a key', () => {
    expect(cqcSyncJob(plainMerge, {}).schedule).toBeUndefined();
    expect(cqcSyncJob(plainMerge, { CQC_API_KEY: 'k' }).schedule).toBe('40 2 * * *');
  });
});
