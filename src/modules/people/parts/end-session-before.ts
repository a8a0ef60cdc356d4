import type { RequestContext } from '../../../platform/web/index.ts';
import { saveSessionEnd } from '../queries/save-session.ts';
import { scopeOf } from './person-scope.ts';

/** Whoever was signed in here before is not any more: the browser holds one session, and the one before ends on the server too. */
export async function endSessionBefore({
  db,
  session,
  clock,
}: Pick<RequestContext, 'db' | 'session' | 'clock'>): Promise<void> {
  if (session === null) return;
  await db.within(scopeOf(session.person), (tx) => saveSessionEnd(tx, session.person.sessionId, clock.now()));
}
