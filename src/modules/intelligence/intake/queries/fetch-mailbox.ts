import { sql } from 'kysely';
import type { Day } from '../../../../kernel/calendar-day.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import type { Confidentiality } from '../../rules/event.ts';
import type { TroubleKind } from '../mailbox/trouble.ts';

/** The council's mailbox, and where fetching from it stands. */
export interface Mailbox {
  mailboxId: string;
  authorityId: string;
  host: string;
  port: number;
  tls: boolean;
  userName: string;
  secretSetting: string;
  folder: string;
  doneFolder: string;
  senderDomains: string[];
  confidentiality: Confidentiality;
  enabled: boolean;
  begunOn: Day;
  version: number;
  uidValidity: number | null;
  lastUid: number;
  triedAt: Date | null;
  succeededAt: Date | null;
  failures: number;
  nextTryAt: Date | null;
  trouble: TroubleKind | null;
}

/** The council's mailbox; undefined where it has set up none. */
export async function fetchMailbox(tx: Tx): Promise<Mailbox | undefined> {
  const found = await sql<Mailbox>`
    select m.mailbox_id as "mailboxId", m.authority_id as "authorityId", m.host, m.port, m.tls, m.user_name as "userName",
           m.secret_setting as "secretSetting", m.folder, m.done_folder as "doneFolder", m.sender_domains as "senderDomains",
           m.confidentiality, m.enabled, m.begun_on as "begunOn", m.version,
           s.uid_validity as "uidValidity", coalesce(s.last_uid, 0) as "lastUid", s.tried_at as "triedAt",
           s.succeeded_at as "succeededAt", coalesce(s.failures, 0) as failures, s.next_try_at as "nextTryAt", s.trouble
      from intelligence.mailbox m left join intelligence.mailbox_state s using (mailbox_id)`.execute(tx);
  return found.rows[0];
}
