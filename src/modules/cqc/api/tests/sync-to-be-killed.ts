/**
 * A process that syncs an embedded folder until it is killed: node sync-to-be-killed.ts DATA_DIR BASE KEY AUTHORITY_ID.
 */
import { systemClock } from '../../../../platform/clock/index.ts';
import { openDatabase } from '../../../../platform/db/index.ts';
import { cqcClient } from '../client.ts';
import { cqcApiSettings } from '../settings.ts';
import { syncCqc } from '../sync.ts';

const [dataDir = '', base = '', key = '', authorityId = ''] = process.argv.slice(2);
const db = await openDatabase({ dataDir, purpose: 'a sync to be killed' });
const settings = cqcApiSettings({ CQC_API_BASE: base, CQC_API_KEY: key });
const client = cqcClient({ ...settings, requestsPerSecond: 5000 });
const context = { db, scope: { authorityId, actor: 'tester' }, clock: systemClock, dataDir };
await syncCqc(context, { client }, async () => ({}));
await db.close();
