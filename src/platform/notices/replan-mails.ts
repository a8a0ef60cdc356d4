import type { Clock } from '../clock/index.ts';
import type { Tx } from '../db/types.ts';
import { findWaitingKinds, saveReplanned } from './queries/save-replanned.ts';
import type { NoticeKinds } from './rules/kinds.ts';
import { planMail } from './rules/when-due.ts';
import type { Preference } from './types.ts';

/** Gives a person's mails that wait the moment that they now prefer; those of kinds that they want in Amberley only are taken out. */
export async function replanMails(
  tx: Tx,
  clock: Clock,
  accountId: string,
  preference: Preference,
  kinds: NoticeKinds,
): Promise<void> {
  for (const name of await findWaitingKinds(tx, accountId)) {
    const kind = kinds.find(name) ?? { kind: name };
    await saveReplanned(tx, accountId, name, planMail(kind, preference, clock.now()));
  }
}
