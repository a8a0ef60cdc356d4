import type { Clock } from '../../../platform/clock/index.ts';
import type { Tx } from '../../../platform/db/types.ts';
import { sendNotices } from '../../../platform/notices/index.ts';
import { noticesOf } from '../notices.ts';
import { fetchAwaited, type AwaitedReturn } from '../queries/fetch-awaited.ts';
import { saveReminders, type NewReminder } from '../queries/save-reminders.ts';
import { remindersDue } from '../rules/reminders.ts';
import { settingFor, type Setting } from '../rules/setting.ts';

/**
 * Reminds providers of what they are asked and has not come, and tells officers of what is late; keeps each reminder, and sends none
 * twice.
 *
 * @returns how many reminders were sent now
 */
export async function remind(
  tx: Tx,
  clock: Clock,
  authorityId: string,
  settings: readonly Setting[],
): Promise<number> {
  const today = clock.today();
  const awaited = await fetchAwaited(tx, today);
  const byId = new Map(awaited.map((one) => [one.returnId, one]));
  const due = awaited.flatMap((one): NewReminder[] => {
    const setting = settingFor(settings, one.month);
    if (setting === undefined) return [];
    const { returnId, locationId } = one;
    return remindersDue(one, setting, today).flatMap(({ kind, number }) =>
      (kind === 'told officer' ? one.officerAccounts : one.providerAccounts)
        .filter((accountId) => !wasReminded(one, kind, number, accountId))
        .map((accountId) => ({ returnId, authorityId, locationId, kind, number, accountId })),
    );
  });
  const sent = await saveReminders(tx, clock, today, due);
  const notices = noticesOf(
    authorityId,
    sent.map(({ accountId, kind, returnId }) => ({ accountId, kind, of: byId.get(returnId)! })),
  );
  await sendNotices(tx, clock, notices);
  return sent.length;
}

function wasReminded(one: AwaitedReturn, kind: string, number: number, accountId: string): boolean {
  return one.reminded.some(
    (each) => each.kind === kind && each.number >= number && each.accountId === accountId,
  );
}
