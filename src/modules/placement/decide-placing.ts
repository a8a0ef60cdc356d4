import { newId } from '../../platform/clock/index.ts';
import { sendNotices } from '../../platform/notices/index.ts';
import type { CouncilContext } from '../market/index.ts';
import { PLACEMENTS_CHANGED } from './notices.ts';
import { fetchAccountsToTell } from './queries/fetch-accounts-to-tell.ts';
import { savePlacingDecision, type NewPlacingDecision } from './queries/save-decision.ts';
import { saveTold } from './queries/save-told.ts';
import { paths } from './routes.ts';
import { PLACING_WORDS } from './rules/placing-state.ts';

type Decided = Pick<
  NewPlacingDecision,
  'state' | 'fromDay' | 'scope' | 'reason' | 'liftTest' | 'reviewOn' | 'follows' | 'escalationId'
>;

/** Those who place people, beside the officer of the service. */
const WHO_PLACES = ['broker', 'locality-worker'];

/**
 * Keeps a decision about placements, tells whoever places people, and notes that they were told.
 * Answers false, and does nothing, where somebody else decided since the one that it follows.
 */
export async function decidePlacing(
  context: Pick<CouncilContext, 'tx' | 'clock' | 'today' | 'authority' | 'person'>,
  service: { locationId: string; name: string },
  decided: Decided,
): Promise<boolean> {
  const { tx, clock, today, person } = context;
  const { authorityId } = context.authority;
  const { locationId } = service;
  const decisionId = newId(clock);
  const accountId = person?.accountId ?? null;
  const saved = await savePlacingDecision(tx, {
    ...decided,
    decisionId,
    authorityId,
    locationId,
    accountId,
    decidedAt: clock.now(),
  });
  if (!saved) return false;
  const accounts = await fetchAccountsToTell(tx, { locationId, roles: WHO_PLACES, today, not: accountId });
  if (accounts.length > 0) {
    const about = `${[...service.name].slice(0, 150).join('')}: ${PLACING_WORDS[decided.state].name}`;
    const notice = { authorityId, kind: PLACEMENTS_CHANGED, href: paths.service(locationId), about };
    await sendNotices(
      tx,
      clock,
      accounts.map((each) => ({ ...notice, accountId: each })),
    );
    const told = { whom: 'brokers and locality workers', name: `${accounts.length} people of this council` };
    await saveTold(tx, {
      ...told,
      toldId: newId(clock),
      authorityId,
      decisionId,
      how: 'notice in Amberley',
      toldOn: today,
    });
  }
  return true;
}
