/**
 * A process that sends an embedded folder's mails until it is killed: node sender-to-be-killed.ts DATA_DIR SETTINGS_JSON.
 */
import { systemClock } from '../../clock/index.ts';
import { openDatabase } from '../../db/index.ts';
import { mailClient } from '../open-client.ts';
import type { MailSettings } from '../settings.ts';
import { madeSender, PUBLIC_URL } from './outbox-fixture.ts';

const [dataDir = '', settings = ''] = process.argv.slice(2);
const db = await openDatabase({ dataDir, purpose: 'a sender to be killed' });
const client = mailClient(JSON.parse(settings) as MailSettings, PUBLIC_URL, systemClock);
await madeSender({ db }, { clock: systemClock, client }).start();
