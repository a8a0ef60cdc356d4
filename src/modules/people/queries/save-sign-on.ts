import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';

export interface SignOnSettings {
  name: string;
  issuer: string;
  clientId: string;
  secretSetting: string;
  roleClaim: string;
  requireAmr: string[];
  trustEmail: boolean;
  makeAccounts: boolean;
  enabled: boolean;
  roles: { claimValue: string; role: string }[];
}

/** Saves the council's provider; 'changed' where somebody saved it since `version` (0: none yet). */
export async function saveSignOn(
  tx: Tx,
  who: { signOnId: string; authorityId: string; version: number },
  settings: SignOnSettings,
): Promise<'saved' | 'changed'> {
  const saved = await sql<{ signOnId: string }>`
    ${who.version === 0 ? inserted(who, settings) : updated(who, settings)} returning sign_on_id as "signOnId"`.execute(
    tx,
  );
  const signOnId = saved.rows[0]?.signOnId;
  if (signOnId === undefined) return 'changed';
  await saveRoles(tx, signOnId, who.authorityId, settings.roles);
  return 'saved';
}

const inserted = (
  { signOnId, authorityId }: { signOnId: string; authorityId: string },
  s: SignOnSettings,
) => sql`
  insert into people.sign_on (sign_on_id, authority_id, name, issuer, client_id, secret_setting, role_claim, require_amr,
                              trust_email, make_accounts, enabled)
  values (${signOnId}, ${authorityId}, ${s.name}, ${s.issuer}, ${s.clientId}, ${s.secretSetting}, ${s.roleClaim},
          ${s.requireAmr}::text[], ${s.trustEmail}, ${s.makeAccounts}, ${s.enabled})
  on conflict (authority_id) do nothing`;

const updated = (
  { authorityId, version }: { authorityId: string; version: number },
  s: SignOnSettings,
) => sql`
  update people.sign_on
     set name = ${s.name}, issuer = ${s.issuer}, client_id = ${s.clientId}, secret_setting = ${s.secretSetting},
         role_claim = ${s.roleClaim}, require_amr = ${s.requireAmr}::text[], trust_email = ${s.trustEmail},
         make_accounts = ${s.makeAccounts}, enabled = ${s.enabled}, version = version + 1
   where authority_id = ${authorityId} and version = ${version}`;

/**
 * Whether a save failed because another council has that secret. Row-level security hides whose it is, so that only the
 * failure tells; it undoes the whole transaction.
 */
export function secretIsTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: unknown; constraint?: unknown };
  return code === '23505' && constraint === 'sign_on_secret_setting_key';
}

async function saveRoles(
  tx: Tx,
  signOnId: string,
  authorityId: string,
  roles: SignOnSettings['roles'],
): Promise<void> {
  const wanted = sql`jsonb_to_recordset(${JSON.stringify(roles)}::jsonb) as wanted ("claimValue" text, role text)`;
  await sql`
    delete from people.sign_on_role r where r.sign_on_id = ${signOnId}
       and not exists (select from ${wanted} where wanted."claimValue" = r.claim_value and wanted.role = r.role)`.execute(
    tx,
  );
  await sql`
    insert into people.sign_on_role (sign_on_id, authority_id, claim_value, role)
    select ${signOnId}::uuid, ${authorityId}::uuid, wanted."claimValue", wanted.role from ${wanted}
    on conflict do nothing`.execute(tx);
}
