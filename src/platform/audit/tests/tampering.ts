import { sql } from 'kysely';
import { makeAuthority, type TestDatabase } from '../../../../tests/support/databases.ts';
import type { Tx } from '../../db/index.ts';
import { recordLook } from '../index.ts';
import { verifyAudit, type AuditCheck, type CheckOptions } from '../verify.ts';

/** Small, so that every chain here is walked in many steps. */
const STEP = 4;
export const ENTRIES = 23;

export const check = (tx: Tx, options: CheckOptions = {}) => verifyAudit(tx, { step: STEP, ...options });

/** Changes the trail as the owner of the database could, checks it, and takes the change back. */
export async function checkAfter(
  { db }: TestDatabase,
  tamper: (tx: Tx) => Promise<unknown>,
  options: CheckOptions = {},
) {
  let found: AuditCheck | undefined;
  const undo = new Error('undo');
  await db.owner
    .transaction()
    .execute(async (tx) => {
      await tamper(tx);
      found = await check(tx, options);
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  return found!;
}

/** Gives every entry of a chain from a number on its right hash again, and the head too: what a careful forger would do. */
export async function rewriteFrom(tx: Tx, chain: string, from: number): Promise<void> {
  await sql`
    do $rewrite$
    declare
      v_previous bytea;
      v_entry platform.audit_entry;
    begin
      select coalesce((select hash from platform.audit_entry where chain = ${sql.lit(chain)} and seq = ${sql.lit(from)} - 1), '') into v_previous;
      for v_entry in select * from platform.audit_entry where chain = ${sql.lit(chain)} and seq >= ${sql.lit(from)} order by seq loop
        update platform.audit_entry e
           set previous_hash = v_previous,
               hash = platform.audit_hash(v_previous, e.chain, e.seq, e.at, e.actor, e.action, e.table_name, e.row_id, e.old_row, e.new_row)
         where e.chain = v_entry.chain and e.seq = v_entry.seq
        returning e.hash into v_previous;
        update platform.audit_chain set last_seq = v_entry.seq, last_hash = v_previous where chain = v_entry.chain;
      end loop;
    end
    $rewrite$`.execute(tx);
}

/** Gives the test's council a chain of ENTRIES entries, and the shared chain and another council some. */
export async function fillTrail({ db, authorityId, scope }: TestDatabase): Promise<void> {
  await makeAuthority(db, ['Bury'], 'Another Council');
  await db.within(scope, async (tx) => {
    for (let i = 0; i < 10; i++) {
      await sql`insert into people.officer (officer_id, authority_id, name)
          values (gen_random_uuid(), ${authorityId}, ${`Officer ${i}`})`.execute(tx);
      await sql`update people.officer set email = ${`${i}@example.org`} where name = ${`Officer ${i}`}`.execute(
        tx,
      );
    }
    await sql`select platform.audit_batch('cqc.import', 'batch', '{"rows": 1}'::jsonb)`.execute(tx);
    await recordLook(tx, { table: 'people.officer', id: 'somebody', why: 'a test' });
  });
}
