import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

/** How a council's people sign in by their own provider. */
export interface SignOn {
  signOnId: string;
  authorityId: string;
  /** What stands on the button. */
  name: string;
  issuer: string;
  clientId: string;
  /** The environment variable with the client's secret. */
  secretSetting: string;
  roleClaim: string;
  requireAmr: string[];
  trustEmail: boolean;
  makeAccounts: boolean;
  enabled: boolean;
  version: number;
  council: string;
  roles: { claimValue: string; role: string }[];
}

const SIGN_ON = sql<SignOn>`
  select s.sign_on_id as "signOnId", s.authority_id as "authorityId", s.name, s.issuer, s.client_id as "clientId",
         s.secret_setting as "secretSetting", s.role_claim as "roleClaim", s.require_amr as "requireAmr",
         s.trust_email as "trustEmail", s.make_accounts as "makeAccounts", s.enabled, s.version, council.name as council,
         coalesce((select jsonb_agg(jsonb_build_object('claimValue', r.claim_value, 'role', r.role)
                                    order by r.claim_value, r.role)
                     from people.sign_on_role r where r.sign_on_id = s.sign_on_id), '[]') as roles
    from people.sign_on s join people.authority council using (authority_id)`;

/** The council's own provider; undefined where it has set up none. */
export async function fetchSignOn(tx: Tx): Promise<SignOn | undefined> {
  return (await sql<SignOn>`${SIGN_ON}`.execute(tx)).rows[0];
}

/**
 * A provider by its id, of whichever council. Runs as the owner: nobody is signed in yet whose council row-level security
 * could ask for.
 */
export async function findSignOn(owner: Tx, signOnId: string): Promise<SignOn | undefined> {
  return (await sql<SignOn>`${SIGN_ON} where s.sign_on_id::text = ${signOnId}`.execute(owner)).rows[0];
}

/** The providers of every council that share an issuer and one of these client ids. Runs as the owner, like `findSignOn`. */
export async function findSignOnsOf(
  owner: Tx,
  issuer: string,
  clientIds: readonly string[],
): Promise<SignOn[]> {
  const found = await sql<SignOn>`
    ${SIGN_ON} where s.issuer = ${issuer} and s.client_id = any (${[...clientIds]}::text[])`.execute(owner);
  return found.rows;
}
