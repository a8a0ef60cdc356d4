import { expect, it } from 'vitest';
import { recordsOf, startCqcApi } from '../../../../../tests/support/cqc-api-server.ts';
import { describeOnBothDatabases } from '../../../../../tests/support/databases.ts';
import { describeWith, sharedData } from '../../../../../tests/support/requirements.ts';
import { syncCqc } from '../sync.ts';
import { importFile } from '../../import/import-file.ts';
import { quickClient } from './made-register.ts';

describeWith('shared', 'a sync of Oldham from its real records', () => {
  describeOnBothDatabases('with an empty register', (get) => {
    it('fetches all 451, their chains and their providers, and is told which of them CQC does not have', async () => {
      const { locations, providers } = recordsOf(sharedData('data'));
      const social = locations.filter((record) => record.type === 'Social Care Org');
      const held = new Set(locations.map((record) => record.locationId));
      const named = social.flatMap((record) => record.relationships as { relatedLocationId: string }[]);
      const related = new Set(named.map((link) => link.relatedLocationId).filter((id) => !held.has(id)));
      const wantedProviders = new Set(social.map((record) => record.providerId));
      const known = providers.filter((record) => wantedProviders.has(record.providerId));
      const server = await startCqcApi({ locations, providers });
      try {
        const { db, scope, clock, dataDir } = get();
        const result = await syncCqc({ db, scope, clock, dataDir }, { client: quickClient(server) }, importFile);
        expect(result.read).toBe(451 + known.length);
        expect(result.added).toBeGreaterThanOrEqual(social.length);
        expect(result.rejectedTotal).toBe(0);
        expect(result.missing).toBe(related.size + wantedProviders.size - known.length);
        expect(result.requests).toBe(1 + 451 + related.size + wantedProviders.size);
        expect(Math.max(...server.asked.values())).toBe(1);
        expect(server.mostAtOnce).toBeLessThanOrEqual(4);

        const again = await syncCqc({ db, scope, clock, dataDir }, { client: quickClient(server) }, importFile);
        expect(again).toMatchObject({ mode: 'changes', read: 0, requests: 3 });

        const full = await syncCqc({ db, scope, clock, dataDir }, { client: quickClient(server), mode: 'full' }, importFile);
        expect(full).toMatchObject({ mode: 'full', read: result.read, added: 0, changed: 0 });
      } finally {
        await server.stop();
      }
    });
  }, { area: ['Oldham'] });
}); // prettier-ignore
