import { sql } from 'kysely';
import type { Day } from '../../../kernel/calendar-day.ts';
import type { Tx } from '../../../platform/db/types.ts';
import type { AgreementState } from '../rules/agreement-states.ts';
import type { SharingLevel } from '../rules/sharing-levels.ts';

/** An agreement of which the council of the transaction is one side. */
export interface Agreement {
  agreementId: string;
  giverId: string;
  giverName: string;
  receiverId: string;
  receiverName: string;
  level: SharingLevel;
  purpose: string;
  lawfulBasis: string;
  contact: string;
  fromDay: Day;
  untilDay: Day;
  state: AgreementState;
  replaces: string | null;
  proposedAt: Date;
  proposedBy: string;
  acceptedAt: Date | null;
  acceptedBy: string | null;
  revokedAt: Date | null;
  revokedBy: string | null;
  revokedWhy: string | null;
}

/** The agreements of this council, those that hold or wait first, then the newest; or only the one of an id. */
export async function fetchAgreements(tx: Tx, agreementId: string | null = null): Promise<Agreement[]> {
  const { rows } = await sql<Agreement>`
    select a.agreement_id as "agreementId", a.authority_id as "giverId", g.name as "giverName", a.with_authority_id as "receiverId",
           r.name as "receiverName", a.level, a.purpose, a.lawful_basis as "lawfulBasis", a.contact, a.from_day as "fromDay",
           a.until_day as "untilDay", a.state, a.replaces, a.proposed_at as "proposedAt", a.proposed_by as "proposedBy",
           a.accepted_at as "acceptedAt", a.accepted_by as "acceptedBy", a.revoked_at as "revokedAt", a.revoked_by as "revokedBy",
           a.revoked_why as "revokedWhy"
      from people.sharing_agreement a
      join people.shared_council g on g.authority_id = a.authority_id
      join people.shared_council r on r.authority_id = a.with_authority_id
     where ${agreementId}::text is null or a.agreement_id::text = ${agreementId}
     order by array_position(array['proposed', 'accepted'], a.state), a.proposed_at desc, a.agreement_id desc
     limit 500`.execute(tx);
  return rows;
}
