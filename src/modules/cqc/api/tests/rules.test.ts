import { describe, expect, it } from 'vitest';
import { day } from '../../../../kernel/calendar-day.ts';
import { fixedClock } from '../../../../platform/clock/index.ts';
import { CqcApiError } from '../errors.ts';
import { freshness } from '../freshness.ts';
import { planSync, stopsSync } from '../rules.ts';

const at = (iso: string) => fixedClock(iso).now();
const NOW = at('2026-11-22T02:40:00Z');
const run = (mode: 'full' | 'changes', iso: string) => ({ mode, windowTo: at(iso), startedAt: at(iso) });
const none = { open: null, last: null, lastFull: null };

describe('what a sync does now', () => {
  it('fetches everything the first time', () => {
    expect(planSync('auto', none, NOW)).toEqual({ kind: 'full' });
  });

  it('follows the changes since three days before the last sync', () => {
    const runs = {
      open: null,
      last: run('changes', '2026-11-21T02:40:17Z'),
      lastFull: run('full', '2026-11-01T02:40:00Z'),
    };
    expect(planSync('auto', runs, NOW)).toEqual({
      kind: 'changes',
      from: '2026-11-18T02:40:17Z',
      to: '2026-11-22T02:40:00Z',
    });
    expect(planSync('changes', runs, NOW, 7)).toMatchObject({ from: '2026-11-14T02:40:17Z' });
  });

  it('fetches everything again when the last full sync is more than four weeks old', () => {
    const runs = {
      open: null,
      last: run('changes', '2026-11-21T02:40:00Z'),
      lastFull: run('full', '2026-10-20T02:40:00Z'),
    };
    expect(planSync('auto', runs, NOW)).toEqual({ kind: 'full' });
    expect(planSync('changes', runs, NOW)).toMatchObject({ kind: 'changes' });
  });

  it('takes up a run that stopped yesterday, but not one of last week or of another mode', () => {
    const stopped = { ...none, open: run('full', '2026-11-21T02:40:00Z') };
    expect(planSync('auto', stopped, NOW)).toEqual({ kind: 'resume' });
    expect(planSync('full', stopped, NOW)).toEqual({ kind: 'resume' });
    expect(planSync('auto', { ...none, open: run('full', '2026-11-15T02:40:00Z') }, NOW)).toEqual({
      kind: 'full',
    });
    expect(planSync('full', { ...none, open: run('changes', '2026-11-21T02:40:00Z') }, NOW)).toEqual({
      kind: 'full',
    });
  });

  it('refuses to follow changes where there is no earlier sync', () => {
    expect(() => planSync('changes', none, NOW)).toThrow('run a full sync first');
  });

  it('stops for a refused key and an endless 429, but not for one record that fails', () => {
    expect(stopsSync(new CqcApiError('refused', ''))).toBe(true);
    expect(stopsSync(new CqcApiError('throttled', ''))).toBe(true);
    expect(stopsSync(new Error('the database is gone'))).toBe(true);
    expect(stopsSync(new CqcApiError('unavailable', ''))).toBe(false);
    expect(stopsSync(new CqcApiError('unreadable', ''))).toBe(false);
  });
});

describe('the age of CQC data in words', () => {
  const never = { lastSyncAt: null, syncedOn: null, importedOn: null, stopped: null };
  const today = day('2026-11-22');

  it('is stale where no data ever came in', () => {
    expect(freshness(never, today)).toMatchObject({ stale: true, words: 'No CQC data has come in yet.' });
  });

  it('counts a nightly sync as stale after three days', () => {
    const synced = (on: string) => freshness({ ...never, syncedOn: day(on) }, today);
    expect(synced('2026-11-22')).toMatchObject({ stale: false, words: 'CQC data was last synced today.' });
    expect(synced('2026-11-19')).toMatchObject({ stale: false });
    expect(synced('2026-11-18')).toMatchObject({
      stale: true,
      words: 'CQC data was last synced 4 days ago, on 18 November 2026.',
    });
  });

  it('counts a monthly file as stale after five weeks, and the newer of sync and file', () => {
    const filed = (importedOn: string) =>
      freshness({ ...never, syncedOn: day('2026-01-05'), importedOn: day(importedOn) }, today);
    expect(filed('2026-10-18')).toMatchObject({ stale: false, newestDataOn: '2026-10-18' });
    expect(filed('2026-10-17')).toMatchObject({
      stale: true,
      words: 'CQC data was last imported from a file 36 days ago, on 17 October 2026.',
    });
  });

  it('takes another threshold, and says why the last sync stopped', () => {
    const state = {
      ...never,
      syncedOn: day('2026-11-21'),
      stopped: 'CQC refused the key in CQC_API_KEY (401)',
    };
    expect(freshness(state, today, 0)).toMatchObject({
      stale: true,
      words:
        'CQC data was last synced yesterday. The last sync stopped: CQC refused the key in CQC_API_KEY (401).',
    });
  });
});
