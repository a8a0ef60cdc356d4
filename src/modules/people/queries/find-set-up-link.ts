import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { SetUpLinkState } from '../rules/set-up-link.ts';
import { tokenHash } from '../rules/tokens.ts';

/** What may be done with the set-up link of a token now. */
export async function findSetUpLink(tx: Tx, token: string, now: Date): Promise<SetUpLinkState> {
  return state(tx, token, now, false);
}

/**
 * Uses it up where it is good, in the transaction that makes the council. Two at once wait for each other: the second finds
 * it used.
 */
export async function saveSetUpLinkUsed(tx: Tx, token: string, now: Date): Promise<SetUpLinkState> {
  return state(tx, token, now, true);
}

async function state(tx: Tx, token: string, now: Date, use: boolean): Promise<SetUpLinkState> {
  const found = await sql<{ state: SetUpLinkState }>`
    select people.set_up_link(${tokenHash(token)}, ${now}, ${use}) as state`.execute(tx);
  return found.rows[0]!.state;
}
