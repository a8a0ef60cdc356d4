import { sql, type RawBuilder } from 'kysely';

/** Nobody reads a greater number than this in the header of a page. */
const MOST = 100;

/**
 * How many notices a person has not read, at most 100, as part of a statement that has the person: every page asks it with its
 * session, so that it costs no query of its own. One look at an index of the unread alone.
 */
export const unreadOf = (accountId: RawBuilder<unknown>): RawBuilder<number> => sql<number>`
  (select count(*)::int from (select from platform.notice n where n.account_id = ${accountId} and n.read_at is null limit ${MOST}) unread)`;
