import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';
import { isActor, isNamedIn, type SubjectSource } from '../../platform/subject-access/index.ts';

const ids = (values: readonly string[]) => sql`any(${[...values]}::uuid[])`;
type Found = Promise<Record<string, unknown>[]>;
const rowsOf = async (tx: Tx, query: ReturnType<typeof sql<Record<string, unknown>>>): Found =>
  (await query.execute(tx)).rows;

/** What this room holds about people. No secret of anybody is in it: not even its owner can be shown what is only a hash. */
export const peopleSubjectData: readonly SubjectSource[] = [
  {
    title: 'Your account',
    what: 'Who you are here, and which roles you hold.',
    columns: [
      { key: 'name', heading: 'Name' },
      { key: 'email', heading: 'E-mail' },
      { key: 'state', heading: 'State' },
      { key: 'roles', heading: 'Roles' },
      { key: 'teams', heading: 'Teams' },
      { key: 'providerId', heading: 'Provider that you speak for' },
      { key: 'signOn', heading: 'Known to the identity provider as' },
      { key: 'createdAt', heading: 'Made' },
      { key: 'leftOn', heading: 'Left' },
    ],
    find: (tx, { accountIds }, most) =>
      rowsOf(tx, sql`
        select a.name, a.email, a.state, a.provider_id as "providerId", a.sign_on_subject as "signOn", a.created_at as "createdAt",
               a.left_on as "leftOn",
               array(select r.role from people.account_role r where r.account_id = a.account_id order by 1) as roles,
               array(select t.name from people.team t
                      where t.lead_account_id = a.account_id
                         or exists (select from people.team_member m where m.team_id = t.team_id and m.account_id = a.account_id)
                      order by 1) as teams
          from people.account a where a.account_id = ${ids(accountIds)} limit ${most}`),
  },
  {
    title: 'Changes of your account',
    what: 'What was there before and after each change. Who else made one is withheld.',
    columns: [
      { key: 'at', heading: 'When' },
      { key: 'actor', heading: 'Who' },
      { key: 'action', heading: 'What' },
      { key: 'before', heading: 'Before' },
      { key: 'after', heading: 'After' },
    ],
    find: (tx, { accountIds, officerIds }, most) =>
      rowsOf(tx, sql`
        select at, actor, action, old_row as before, new_row as after from platform.audit_entry
         where chain = platform.current_authority()::text and action in ('insert', 'update', 'delete')
           and (table_name = 'people.account' and row_id = any(${[...accountIds]}::text[])
             or table_name = 'people.officer' and row_id = any(${[...officerIds]}::text[])
             or table_name = 'people.account_role' and split_part(row_id, '/', 1) = any(${[...accountIds]}::text[]))
         order by at desc limit ${most}`),
  },
  {
    title: 'What happened to your account',
    what: 'Sign-ins, also those that failed, and changes of how you sign in. Counts of attempts are kept by pseudonyms for two days and cannot be told apart by person.',
    columns: [
      { key: 'at', heading: 'When' },
      { key: 'actor', heading: 'Who' },
      { key: 'action', heading: 'What' },
      { key: 'details', heading: 'Details' },
    ],
    find: (tx, { accountIds }, most) =>
      rowsOf(tx, sql`
        select at, actor, action, new_row as details from platform.audit_entry
         where chain = platform.current_authority()::text and table_name = 'people.account'
           and row_id = any(${[...accountIds]}::text[]) and action not in ('insert', 'update', 'delete')
         order by at desc limit ${most}`),
  },
  {
    title: 'Where you were signed in',
    what: 'Sessions that are still kept.',
    columns: [
      { key: 'createdAt', heading: 'From' },
      { key: 'lastSeenAt', heading: 'Last used' },
      { key: 'endedAt', heading: 'Ended' },
      { key: 'means', heading: 'How' },
      { key: 'address', heading: 'Network address' },
      { key: 'agent', heading: 'Browser' },
    ],
    find: (tx, { accountIds }, most) =>
      rowsOf(tx, sql`
        select created_at as "createdAt", last_seen_at as "lastSeenAt", ended_at as "endedAt", means, address, agent
          from people.session where account_id = ${ids(accountIds)} order by created_at desc limit ${most}`),
  },
  {
    title: 'How you sign in',
    what: 'Passwords, passkeys and code apps, without what is secret in them.',
    columns: [
      { key: 'kind', heading: 'Kind' },
      { key: 'label', heading: 'Name' },
      { key: 'createdAt', heading: 'Made' },
      { key: 'lastUsedAt', heading: 'Last used' },
    ],
    find: (tx, { accountIds }, most) =>
      rowsOf(tx, sql`
        select kind, label, created_at as "createdAt", last_used_at as "lastUsedAt"
          from people.credential where account_id = ${ids(accountIds)} order by created_at desc limit ${most}`),
  },
  {
    title: 'Invitations and links to a new password',
    what: 'That a link was made for you, and when it was used. The link itself is nowhere.',
    columns: [
      { key: 'createdAt', heading: 'Made' },
      { key: 'purpose', heading: 'For' },
      { key: 'expiresAt', heading: 'Good until' },
      { key: 'usedAt', heading: 'Used' },
    ],
    find: (tx, { accountIds }, most) =>
      rowsOf(tx, sql`
        select created_at as "createdAt", purpose, expires_at as "expiresAt", used_at as "usedAt"
          from people.one_time_link where account_id = ${ids(accountIds)} order by created_at desc limit ${most}`),
  },
  {
    title: 'Your record as an officer',
    what: 'What services see of who is responsible for them.',
    columns: [
      { key: 'name', heading: 'Name' },
      { key: 'email', heading: 'E-mail' },
      { key: 'active', heading: 'Active' },
      { key: 'createdAt', heading: 'Made' },
    ],
    find: (tx, { officerIds, words }, most) =>
      rowsOf(tx, sql`
        select name, email, active, created_at as "createdAt" from people.officer
         where officer_id = ${ids(officerIds)} or lower(email) = any(${[...words]}::text[]) order by created_at desc limit ${most}`),
  },
  {
    title: 'When you were away, and whom you covered',
    what: 'Days on which somebody looked after services for somebody else. Who the other was is withheld.',
    columns: [
      { key: 'what', heading: 'What' },
      { key: 'fromDay', heading: 'From' },
      { key: 'untilDay', heading: 'Until' },
    ],
    find: (tx, { officerIds }, most) =>
      rowsOf(tx, sql`
        select case when officer_id = ${ids(officerIds)} then 'Away' else 'Covered for somebody' end as what,
               from_day as "fromDay", until_day as "untilDay"
          from people.absence where officer_id = ${ids(officerIds)} or cover_officer_id = ${ids(officerIds)}
         order by from_day desc limit ${most}`),
  },
  {
    title: 'Other systems that you look after',
    what: 'Systems that read from Amberley and that you set up or are the contact for, and tokens that you made.',
    columns: [
      { key: 'createdAt', heading: 'When' },
      { key: 'what', heading: 'What' },
      { key: 'name', heading: 'Name' },
      { key: 'contact', heading: 'Contact' },
    ],
    find: (tx, subject, most) =>
      rowsOf(tx, sql`
        select created_at as "createdAt", 'system' as what, name, contact from people.api_client
         where ${isActor('created_by', subject)} or ${isNamedIn(sql`contact || ' ' || purpose || ' ' || name`, subject)}
        union all
        select created_at, 'token', label, null from people.api_token where ${isActor('created_by', subject)}
         order by 1 desc limit ${most}`),
  },
  {
    title: 'Sharing agreements',
    what: 'Agreements between councils that you proposed, accepted or ended, or that name you.',
    columns: [
      { key: 'proposedAt', heading: 'Proposed' },
      { key: 'state', heading: 'State' },
      { key: 'contact', heading: 'Contact' },
      { key: 'yours', heading: 'Your part' },
    ],
    find: (tx, subject, most) =>
      rowsOf(tx, sql`
        select proposed_at as "proposedAt", state, contact,
               concat_ws(', ', case when ${isActor('proposed_by', subject)} then 'proposed it' end,
                 case when ${isActor('accepted_by', subject)} then 'accepted it' end,
                 case when ${isActor('revoked_by', subject)} then 'ended it' end) as yours
          from people.sharing_agreement
         where ${isActor('proposed_by', subject)} or ${isActor('accepted_by', subject)} or ${isActor('revoked_by', subject)}
            or ${isNamedIn(sql`concat_ws(' ', contact, purpose, lawful_basis, revoked_why)`, subject)}
         order by proposed_at desc limit ${most}`),
  },
]; // prettier-ignore
