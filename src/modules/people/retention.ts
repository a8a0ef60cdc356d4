import { sql } from 'kysely';
import { dayOfInstant, deletedRows, type Due, type RetentionRule } from '../../platform/retention/index.ts';
import { saveAnonymised } from './queries/save-anonymised.ts';

const ended = (end: 'ended_at' | 'revoked_at') =>
  sql`least(coalesce(${sql.ref(end)}, expires_at), expires_at)`;

const leftLongAgo = ({ authorityId, beforeDay }: Due) => sql`
  select account_id as key, left_on as since from people.account
   where authority_id = ${authorityId} and state = 'left' and anonymised_at is null and left_on < ${beforeDay}::date`;

const neverCame = ({ authorityId, before }: Due) => sql`
  select i.account_id as key, ${dayOfInstant(sql`i.at`)} as since
    from (select a.account_id, greatest(a.created_at, (select max(l.created_at) from people.one_time_link l
                                                        where l.account_id = a.account_id)) as at
            from people.account a where a.authority_id = ${authorityId} and a.state = 'invited') i
   where i.at < ${before}`;

/** How long this room's records are kept. */
export const peopleRetention: readonly RetentionRule[] = [
  {
    recordType: 'people.account',
    name: 'Accounts of people who left',
    what: 'Name, work e-mail address, roles and the officer record of a person who left. The account stays, as "Former colleague" and a number, since what they recorded names it.',
    basis:
      'Two years answer questions on what somebody decided, and a return. Then the name is no longer needed in daily use (UK GDPR Art 5(1)(c) and (e)); the audit trail, which few may read, still proves who acted (Art 17(3)(b) and (e)).',
    tables: ['people.account', 'people.account_role', 'people.credential', 'people.officer'],
    keep: { months: 24, least: 6, most: 84, from: 'the day on which the person left' },
    owner: 'council',
    goes: 'anonymised',
    records: {
      due: leftLongAgo,
      remove: (tx, due, limit) => saveAnonymised(tx, leftLongAgo(due), due, limit),
    },
  },
  {
    recordType: 'people.session',
    name: 'Ended sign-ins',
    what: 'When somebody was signed in, from which network address and browser.',
    basis:
      'To look into misuse. Six months at least and two years at most is what the Ministry of Justice’s security guidance (Accounting) sets for security logs. That somebody signed in stays in the audit trail.',
    tables: ['people.session'],
    keep: { months: 6, least: 6, most: 24, from: 'the end of the session' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'people.session',
      key: 'session_id',
      due: ({ authorityId, before }) => sql`
        select session_id as key, ${dayOfInstant(ended('ended_at'))} as since from people.session
         where authority_id = ${authorityId} and ${ended('ended_at')} < ${before}`,
    }),
  },
  {
    recordType: 'people.attempt',
    name: 'Counts of sign-in attempts',
    what: 'How often somebody tried to sign in lately, by pseudonyms of the address and the account. Emptied as people sign in, after two days.',
    basis: 'To slow down whoever guesses passwords; useless after hours (UK GDPR Art 5(1)(e) and Art 32).',
    tables: ['people.sign_in_attempt'],
    keep: { months: 1, least: 1, most: 1, from: 'the last attempt' },
    owner: 'installation',
    goes: 'deleted',
    records: deletedRows({
      table: 'people.sign_in_attempt',
      key: 'bucket',
      due: ({ before }) => sql`
        select bucket as key, ${dayOfInstant(sql`at`)} as since from people.sign_in_attempt where at < ${before}`,
    }),
  },
  {
    recordType: 'people.challenge',
    name: 'Used passkey challenges',
    what: 'Random texts that a passkey has answered, so that an answer holds only once. Emptied as people sign in.',
    basis: 'No person can be told by them; needed for minutes (UK GDPR Art 32).',
    tables: ['people.used_challenge'],
    keep: { months: 1, least: 1, most: 1, from: 'the end of the challenge' },
    owner: 'installation',
    goes: 'deleted',
    records: deletedRows({
      table: 'people.used_challenge',
      key: 'challenge',
      due: ({ before }) => sql`
        select challenge as key, ${dayOfInstant(sql`until`)} as since from people.used_challenge where until < ${before}`,
    }),
  },
  {
    recordType: 'people.sign-on-attempt',
    name: 'Sign-ins under way at the identity provider',
    what: 'That a browser was sent to the council’s provider and did not come back.',
    basis: 'They are good for ten minutes (UK GDPR Art 5(1)(e)).',
    tables: ['people.sign_on_attempt'],
    keep: { months: 1, least: 1, most: 1, from: 'the day on which it expired' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'people.sign_on_attempt',
      key: 'state_hash',
      due: ({ authorityId, before }) => sql`
        select state_hash as key, ${dayOfInstant(sql`expires_at`)} as since from people.sign_on_attempt
         where authority_id = ${authorityId} and expires_at < ${before}`,
    }),
  },
  {
    recordType: 'people.link',
    name: 'Links that worked once',
    what: 'That a link of an invitation or of a new password was made for somebody, and when it was used or expired. The link itself is nowhere. Those of somebody who is still invited stay.',
    basis:
      'To look into a complaint about an invitation. Making and using them stays in the audit trail (UK GDPR Art 5(1)(e)).',
    tables: ['people.one_time_link'],
    keep: { months: 3, least: 1, most: 24, from: 'the day on which it was used or expired' },
    owner: 'both',
    goes: 'deleted',
    records: deletedRows({
      table: 'people.one_time_link',
      key: 'link_id',
      due: ({ authorityId, before }) => sql`
        select link_id as key, ${dayOfInstant(sql`coalesce(used_at, expires_at)`)} as since from people.one_time_link
         where authority_id is not distinct from ${authorityId}::uuid and coalesce(used_at, expires_at) < ${before}
           and not exists (select from people.account a where a.account_id = one_time_link.account_id and a.state = 'invited')`,
    }),
  },
  // after the links: those of people who are still invited say when they were invited last
  {
    recordType: 'people.invited',
    name: 'Invitations that nobody took up',
    what: 'Name and work e-mail address of a person who was invited and never signed in.',
    basis:
      'A year after the last invitation nobody waits for them (UK GDPR Art 5(1)(e)). They can be invited again.',
    tables: ['people.account'],
    keep: { months: 12, least: 1, most: 24, from: 'the day of the last invitation' },
    owner: 'council',
    goes: 'anonymised',
    records: {
      due: neverCame,
      remove: (tx, due, limit) => saveAnonymised(tx, neverCame(due), due, limit),
    },
  },
  {
    recordType: 'people.absence',
    name: 'Cover while somebody was away',
    what: 'The days on which an officer was away and who looked after their services.',
    basis:
      'Who answered for a service on a day may be asked for some time; when somebody was away is theirs (UK GDPR Art 5(1)(c) and (e)).',
    tables: ['people.absence'],
    keep: { months: 24, least: 3, most: 84, from: 'the last day away' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'people.absence',
      key: 'absence_id',
      due: ({ authorityId, beforeDay }) => sql`
        select absence_id as key, until_day as since from people.absence
         where authority_id = ${authorityId} and until_day < ${beforeDay}::date`,
    }),
  },
  {
    recordType: 'people.token',
    name: 'Tokens of other systems',
    what: 'Tokens that were revoked or have expired: for which system, who made them, when and from where they were used last.',
    basis:
      'To look into misuse of an interface that came out late (UK GDPR Art 32). Making and revoking stay in the audit trail.',
    tables: ['people.api_token'],
    keep: { months: 24, least: 6, most: 84, from: 'the day on which it was revoked or expired' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'people.api_token',
      key: 'token_id',
      due: ({ authorityId, before }) => sql`
        select token_id as key, ${dayOfInstant(ended('revoked_at'))} as since from people.api_token
         where authority_id = ${authorityId} and ${ended('revoked_at')} < ${before}`,
    }),
  },
  {
    recordType: 'people.agreement',
    name: 'Ended sharing agreements',
    what: 'Agreements by which this council showed services to another, with who proposed, accepted and ended them. One that a later one replaces goes with it. A hold of either council stops them.',
    basis:
      'Six years in which a claim can be brought (Limitation Act 1980, section 5), and one to close the file; the ICO’s data sharing code of practice asks for a record of what was shared and why.',
    tables: ['people.sharing_agreement'],
    keep: { months: 84, least: 72, most: 180, from: 'the day on which it ended' },
    owner: 'council',
    goes: 'deleted',
    records: deletedRows({
      table: 'people.sharing_agreement',
      key: 'agreement_id',
      // a recursion from those that stay to what they replace: the newer one names the older
      due: ({ authorityId, beforeDay }) => sql`
        with recursive mine as (
          select a.agreement_id, a.replaces,
                 case when a.state = 'proposed' then null
                      else least(coalesce(${dayOfInstant(sql`a.revoked_at`)}, a.until_day), a.until_day) end as since,
                 exists (select from platform.retention_hold h
                          where h.authority_id = a.with_authority_id and h.record_type = 'people.agreement' and h.lifted_at is null) as held
            from people.sharing_agreement a where a.authority_id = ${authorityId}
        ), staying as (
          select agreement_id, replaces from mine where held or since is null or since >= ${beforeDay}::date
          union
          select m.agreement_id, m.replaces from mine m join staying s on s.replaces = m.agreement_id
        )
        select m.agreement_id as key, m.since from mine m
         where not exists (select from staying s where s.agreement_id = m.agreement_id)`,
    }),
  },
  {
    recordType: 'people.officer',
    name: 'Officers without an account',
    what: 'Names, and work e-mail addresses where given, of people who are or were responsible for services and never signed in.',
    basis:
      'The record of a service names them (Care Act 2014, section 5). An administrator marks them as left; no day is kept from which a period could run.',
    tables: ['people.officer'],
    kept: 'As long as the record of a service names them',
  },
  {
    recordType: 'people.setting',
    name: 'How the council is set up',
    what: 'Name, area, teams and who is in them, single sign-on, other systems that read from Amberley with whom to ask about them.',
    basis:
      'Needed as long as the council works with it (UK GDPR Art 6(1)(e)). People are taken out of teams when they leave.',
    tables: [
      'people.authority', 'people.authority_area', 'people.team', 'people.team_member', 'people.sign_on', 'people.sign_on_role',
      'people.api_client', 'people.api_cursor_key',
    ], // prettier-ignore
    kept: 'As long as the council uses Amberley',
  },
];
