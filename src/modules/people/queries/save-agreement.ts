import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { AgreementState } from '../rules/agreement-states.ts';
import type { SharingLevel } from '../rules/sharing-levels.ts';

/** What a council proposes to another. */
export interface NewAgreement {
  agreementId: string;
  giverId: string;
  receiverId: string;
  level: SharingLevel;
  purpose: string;
  lawfulBasis: string;
  contact: string;
  fromDay: Day;
  untilDay: Day;
  /** The agreement in whose place it comes once it is accepted. */
  replaces: string | null;
}

/** Proposes an agreement; false where another one waits for the same council's answer. */
export async function saveNewAgreement(tx: Tx, one: NewAgreement, at: Date): Promise<boolean> {
  const saved = await sql`
    insert into people.sharing_agreement (agreement_id, authority_id, with_authority_id, level, purpose, lawful_basis, contact,
                                          from_day, until_day, replaces, proposed_at)
    values (${one.agreementId}, ${one.giverId}, ${one.receiverId}, ${one.level}, ${one.purpose}, ${one.lawfulBasis}, ${one.contact},
            ${one.fromDay}, ${one.untilDay}, ${one.replaces}, ${at})
    on conflict (authority_id, with_authority_id) where state = 'proposed' do nothing`.execute(tx);
  return saved.numAffectedRows === 1n;
}

/**
 * Takes an agreement from one state to another; false where it is not in that state any more. One that is accepted ends the
 * one that holds between the same two councils.
 */
export async function saveAgreementState(
  tx: Tx,
  agreementId: string,
  move: { from: AgreementState; to: AgreementState; why: string | null; at: Date },
): Promise<boolean> {
  if (move.to === 'accepted') await replaceFormer(tx, agreementId, move.at);
  const ended = move.to === 'accepted' ? null : move.at;
  const saved = await sql`
    update people.sharing_agreement
       set state = ${move.to}, version = version + 1, revoked_at = ${ended}, revoked_why = ${move.why},
           accepted_at = case when ${move.to === 'accepted'} then ${move.at}::timestamptz else accepted_at end
     where agreement_id = ${agreementId} and state = ${move.from}`.execute(tx);
  return saved.numAffectedRows === 1n;
}

async function replaceFormer(tx: Tx, agreementId: string, at: Date): Promise<void> {
  await sql`
    update people.sharing_agreement former
       set state = 'replaced', version = former.version + 1, revoked_at = ${at}, revoked_why = 'Another agreement came in its place'
      from people.sharing_agreement new
     where new.agreement_id = ${agreementId} and new.state = 'proposed' and former.agreement_id = new.replaces
       and former.state = 'accepted'`.execute(tx);
}
