import { sql } from 'kysely';
import type { Day } from '../../../../kernel/calendar-day.ts';
import type { Tx } from '../../../../platform/db/types.ts';
import type { Confidentiality } from '../../rules/event.ts';

/** How a council's mailbox is reached, and how what comes there is recorded. */
export interface MailboxSettings {
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
}

/** Saves the council's mailbox; 'changed' where somebody saved it since `version` (0: none yet). */
export async function saveMailbox(
  tx: Tx,
  who: { mailboxId: string; authorityId: string; version: number; today: Day },
  settings: MailboxSettings,
): Promise<'saved' | 'changed'> {
  const saved =
    await sql`${who.version === 0 ? inserted(who, settings) : updated(who, settings)} returning mailbox_id`.execute(
      tx,
    );
  if (saved.rows.length === 0) return 'changed';
  // Whatever was wrong was wrong with what stood before: it is looked at anew, at once.
  await sql`
    update intelligence.mailbox_state set failures = 0, trouble = null, next_try_at = null
     where authority_id = ${who.authorityId}`.execute(tx);
  return 'saved';
}

const inserted = (
  { mailboxId, authorityId, today }: { mailboxId: string; authorityId: string; today: Day },
  s: MailboxSettings,
) => sql`
  insert into intelligence.mailbox (mailbox_id, authority_id, host, port, tls, user_name, secret_setting, folder, done_folder,
                                    sender_domains, confidentiality, enabled, begun_on)
  values (${mailboxId}, ${authorityId}, ${s.host}, ${s.port}, ${s.tls}, ${s.userName}, ${s.secretSetting}, ${s.folder},
          ${s.doneFolder}, ${s.senderDomains}::text[], ${s.confidentiality}, ${s.enabled}, ${today})
  on conflict (authority_id) do nothing`;

const updated = (
  { authorityId, version }: { authorityId: string; version: number },
  s: MailboxSettings,
) => sql`
  update intelligence.mailbox
     set host = ${s.host}, port = ${s.port}, tls = ${s.tls}, user_name = ${s.userName}, secret_setting = ${s.secretSetting},
         folder = ${s.folder}, done_folder = ${s.doneFolder}, sender_domains = ${s.senderDomains}::text[],
         confidentiality = ${s.confidentiality}, enabled = ${s.enabled}, version = version + 1
   where authority_id = ${authorityId} and version = ${version}`;

/**
 * Whether a save failed because another council names that variable. Row-level security hides whose it is, so that only the failure
 * tells; it undoes the whole transaction.
 */
export function secretIsTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === '23505' && constraint === 'mailbox_secret_setting_key';
}
