import { sql } from 'kysely';
import { makeAuthority, type TestDatabase } from '../../../../tests/support/databases.ts';
import { newId } from '../../clock/index.ts';
import { recordLook } from '../index.ts';

export const ADA = 'Ada Byron (ada@example.org)';
const HOSTILE = `<script>alert("x")</script>\u202e'; drop table --`;
/** An officer whose history is told, and an account, which is of a sensitive table. */
export const officer = newId();
export const secret = newId();

/** Gives the trail a hostile officer's history, a hidden person, another council's entries and shared ones. */
export async function fillPages({ db, authorityId, scope }: TestDatabase): Promise<void> {
  await db.within({ ...scope, actor: ADA }, async (tx) => {
    await sql`insert into people.officer (officer_id, authority_id, name, email)
        values (${officer}, ${authorityId}, 'Grace', 'g@example.org')`.execute(tx);
    await sql`update people.officer set name = ${HOSTILE}, email = null where officer_id = ${officer}`.execute(
      tx,
    );
    await sql`insert into people.account (account_id, authority_id, email, name)
        values (${secret}, ${authorityId}, 'hidden@example.org', 'Hidden Person')`.execute(tx);
    await recordLook(tx, { table: 'people.officer', id: officer, why: 'a complaint' });
  });
  const other = await makeAuthority(db, ['Bury'], 'Another Council');
  await db.within({ authorityId: other, actor: 'Their Officer' }, (tx) =>
    sql`insert into people.officer (officer_id, authority_id, name) values (${newId()}, ${other}, 'Theirs')`.execute(
      tx,
    ),
  );
  await db.within({ authorityId: other, actor: 'importer' }, (tx) =>
    sql`select platform.audit_batch('cqc.import', 'batch-1', '{"rows": 3}'::jsonb)`.execute(tx),
  );
}

/** An entry as a JSON download has it. */
export interface Exported {
  recipe: string;
  search: Record<string, string>;
  entries: Record<
    | 'chain'
    | 'seq'
    | 'epoch'
    | 'actor'
    | 'action'
    | 'table'
    | 'rowId'
    | 'oldRow'
    | 'newRow'
    | 'previousHash'
    | 'hash',
    string
  >[];
}
