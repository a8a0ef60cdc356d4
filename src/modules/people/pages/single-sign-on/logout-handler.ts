import { sql } from 'kysely';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { findSignOnsOf, type SignOn } from '../../queries/fetch-sign-on.ts';
import { saveProviderSignOut } from '../../queries/save-sign-on-session.ts';
import {
  claimedBy,
  logoutSaid,
  namesAKey,
  partsOf,
  signedBy,
  type LogoutSaid,
} from '../../sign-on/logout-token.ts';
import { publishedKeys } from '../../sign-on/published-keys.ts';
import { SignOnTrouble } from '../../sign-on/trouble.ts';

/**
 * POST, by a provider itself: a person has signed out of it, so their sessions here end. What it sends proves that it is the
 * provider. Source: OpenID Connect Back-Channel Logout 1.0, sections 2.5 to 2.8.
 */
export async function submitBackChannelLogout(context: RequestContext): Promise<Reply> {
  const parts = partsOf(one(context.body, 'logout_token'));
  const claimed = parts && claimedBy(parts);
  if (parts === undefined || claimed === undefined) return refused('no logout token came');
  const signOns = await findSignOnsOf(context.db.owner, claimed.issuer, claimed.clientIds);
  if (signOns.length === 0) return refused('no council here has that issuer and client');
  const signed = await signatureHolds(context, claimed.issuer, parts).catch((error: unknown) => {
    if (error instanceof SignOnTrouble) return undefined;
    throw error;
  });
  if (signed === undefined) return refused('the keys of the issuer could not be fetched', 503);
  const said = signed ? logoutSaid(parts, context.clock.now()) : undefined;
  if (said === undefined) return refused('the logout token does not hold');
  for (const signOn of signOns) await endSessions(context, signOn, said);
  return { kind: 'json', body: {} };
}

const refused = (why: string, status = 400): Reply => ({
  kind: 'json',
  status,
  body: { error: 'invalid_request', error_description: why },
});

async function signatureHolds(
  { clock }: RequestContext,
  issuer: string,
  parts: NonNullable<ReturnType<typeof partsOf>>,
): Promise<boolean> {
  const keys = await publishedKeys(issuer, clock);
  if (namesAKey(parts, keys)) return signedBy(parts, keys);
  return signedBy(parts, await publishedKeys(issuer, clock, true));
}

async function endSessions({ db, clock }: RequestContext, signOn: SignOn, said: LogoutSaid): Promise<void> {
  const { authorityId, signOnId, issuer } = signOn;
  await db.within({ authorityId, actor: 'single sign-on' }, async (tx) => {
    const whose = await saveProviderSignOut(tx, { ...said, signOnId, issuer, now: clock.now() });
    for (const accountId of whose)
      await sql`select platform.audit_event('sign-out', 'people.account', ${accountId},
                                            '{"means": "the provider said so"}'::jsonb)`.execute(tx);
  });
}
