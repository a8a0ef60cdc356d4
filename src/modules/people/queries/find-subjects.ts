import { sql } from 'kysely';
import type { Tx } from '../../../platform/db/types.ts';
import type { Candidate, Subject, SubjectDirectory, Wanted } from '../../../platform/subject-access/index.ts';

const MOST = 50;
/** Names that actors have had, at most so many for words that were typed. */
const MOST_ACTORS = 100;

/** Where the people of a council are found who ask what is held about them. */
export const subjectDirectory: SubjectDirectory = { search, find, findByEmail, namesOfOthers };

/** Accounts and officers whose name or address holds the words; an officer with an account is the account. */
async function search(tx: Tx, words: string): Promise<Candidate[]> {
  const { rows } = await sql<Candidate>`
    select 'account' as kind, account_id as id, name, email,
           case state when 'left' then 'Account of somebody who left' when 'invited' then 'Invited' else 'Account' end as how
      from people.account where strpos(lower(name || ' ' || email), lower(${words})) > 0
    union all
    select 'officer', o.officer_id, o.name, o.email, case when o.active then 'Officer without an account' else 'Officer who left' end
      from people.officer o
     where strpos(lower(o.name || ' ' || coalesce(o.email, '')), lower(${words})) > 0
       and not exists (select from people.account a where a.officer_id = o.officer_id)
     order by 3, 4 limit ${MOST}`.execute(tx);
  return rows;
}

async function findByEmail(tx: Tx, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select account_id as id from people.account where lower(email) = lower(${email})`.execute(tx);
  return rows[0]?.id;
}

function find(tx: Tx, wanted: Wanted): Promise<Subject | undefined> {
  if (wanted.kind === 'words') return findWords(tx, wanted.words);
  return wanted.kind === 'account' ? findAccount(tx, wanted.id) : findOfficer(tx, wanted.id);
}

/** An account with its officer, and by the trail the names and addresses that it has had. */
async function findAccount(tx: Tx, accountId: string): Promise<Subject | undefined> {
  const { rows } = await sql<{
    name: string;
    email: string;
    officer: string | null;
    officerId: string | null;
  }>`
    select a.name, a.email, o.name as officer, a.officer_id::text as "officerId", 0 as place
      from people.account a left join people.officer o using (officer_id) where a.account_id::text = ${accountId}
    union all
    select distinct n.content ->> 'name', n.content ->> 'email', null, n.content ->> 'officer_id', 1
      from platform.audit_entry e cross join lateral (values (e.old_row), (e.new_row)) as n (content)
     where e.chain = platform.current_authority()::text and e.table_name = 'people.account' and e.row_id = ${accountId}
       and e.action in ('insert', 'update') and n.content ->> 'email' is not null
       and exists (select from people.account a where a.account_id::text = ${accountId})
     order by place`.execute(tx);
  if (rows.length === 0) return undefined;
  return {
    accountIds: [accountId],
    officerIds: distinct(rows.map(({ officerId }) => officerId)),
    words: distinct(rows.flatMap(({ name, email, officer }) => [name, email, officer])).map((word) =>
      word.toLowerCase(),
    ),
    actors: distinct(rows.map(({ name, email }) => `${name} (${email})`)),
  };
}

async function findOfficer(tx: Tx, officerId: string): Promise<Subject | undefined> {
  const { rows } = await sql<{ name: string; email: string | null }>`
    select name, email from people.officer where officer_id::text = ${officerId}`.execute(tx);
  const officer = rows[0];
  if (officer === undefined) return undefined;
  const words = distinct([officer.name, officer.email]).map((word) => word.toLowerCase());
  return { accountIds: [], officerIds: [officerId], words, actors: [] };
}

/** Somebody whom the council does not know as a person: wherever the words stand. */
async function findWords(tx: Tx, words: string): Promise<Subject> {
  const { rows } = await sql<{ actor: string }>`
    select actor from platform.audit_actors(${words}, ${MOST_ACTORS}) as a (actor)`.execute(tx);
  return {
    accountIds: [],
    officerIds: [],
    words: [words.toLowerCase()],
    actors: rows.map(({ actor }) => actor),
  };
}

async function namesOfOthers(tx: Tx, { accountIds, officerIds }: Subject): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select name from people.account where not (account_id = any(${[...accountIds]}::uuid[]))
    union
    select name from people.officer where not (officer_id = any(${[...officerIds]}::uuid[]))`.execute(tx);
  return rows.map(({ name }) => name);
}

const distinct = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null && value !== '')),
];
