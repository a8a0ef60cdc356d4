import {
  pageLinks,
  sortLink,
  withQuery,
  type PaginationProps,
  type SortDirection,
} from '../../../../platform/govuk/index.ts';
import type { AccountRow } from '../../queries/fetch-accounts.ts';
import type { Team } from '../../queries/fetch-teams.ts';
import { ACCOUNT_STATES, type AccountFilters, type AccountState } from '../../rules/account-filters.ts';
import { PERSON_ROLES } from '../../rules/account-roles.ts';
import { findRole } from '../../rules/roles.ts';
import { momentWords } from '../../parts/moment-words.ts';
import { paths } from '../../routes.ts';

export const STATE_WORDS: Readonly<Record<AccountState, string>> = {
  active: 'Active',
  invited: 'Invited',
  left: 'Left',
};

/** "Quality officer"; the id itself for a role that is no longer known. */
export const roleName = (role: string): string => findRole(role)?.name ?? role;

export interface AccountsModel {
  words: string;
  any: boolean;
  rows: {
    href: string;
    name: string;
    email: string;
    roles: string;
    state: AccountState;
    stateWords: string;
    teams: string;
    belongs: string;
    seen: string;
  }[];
  sort: Record<'name' | 'email' | 'seen', { href: string; direction: SortDirection }>;
  filters: AccountFilters;
  choices: Record<'roles' | 'states' | 'teams', { value: string; text: string }[]>;
  chips: { text: string; removeHref: string }[];
  pages: PaginationProps | null;
  downloads: Record<'csv' | 'xlsx' | 'ods', string>;
}

interface Found {
  filters: AccountFilters;
  rows: AccountRow[];
  total: number;
  perPage: number;
  teams: Team[];
  url: string;
  now: Date;
}

/** The list of people as its page shows it. */
export function presentAccounts({ filters, rows, total, perPage, teams, url, now }: Found): AccountsModel {
  const current = `${filters.descending ? '-' : ''}${filters.sort}`;
  const query = url.includes('?') ? url.slice(url.indexOf('?')) : '';
  const download = (format: string) => withQuery(`${paths.accountsDownload(format)}${query}`, { page: null });
  return {
    words: total === 1 ? '1 person' : `${total} people`,
    any: total > 0,
    rows: rows.map((row) => presentRow(row, now)),
    sort: {
      name: sortLink(url, 'name', current),
      email: sortLink(url, 'email', current),
      seen: sortLink(url, 'seen', current, 'descending'),
    },
    filters,
    choices: {
      roles: PERSON_ROLES.map(({ role, name }) => ({ value: role, text: name })),
      states: ACCOUNT_STATES.map((state) => ({ value: state, text: STATE_WORDS[state] })),
      teams: teams.map(({ teamId, name }) => ({ value: teamId, text: name })),
    },
    chips: chipsOf(filters, teams, url),
    pages: pageLinks(url, filters.page, Math.ceil(total / perPage)),
    downloads: { csv: download('csv'), xlsx: download('xlsx'), ods: download('ods') },
  };
}

function presentRow(row: AccountRow, now: Date): AccountsModel['rows'][number] {
  const expired = row.state === 'invited' && (row.invitedUntil === null || row.invitedUntil <= now);
  return {
    href: paths.person(row.accountId),
    name: row.name,
    email: row.email,
    roles: row.roles.map(roleName).join(', '),
    state: row.state,
    stateWords: expired ? 'Invitation expired' : STATE_WORDS[row.state],
    teams: row.teams.join(', '),
    belongs: row.officer ?? row.providerId ?? '',
    seen: row.seenAt === null ? 'Never' : momentWords(row.seenAt),
  };
}

function chipsOf(filters: AccountFilters, teams: Team[], url: string): AccountsModel['chips'] {
  const team = teams.find(({ teamId }) => teamId === filters.teamId);
  const chip = (name: string, text: string) => ({
    text,
    removeHref: withQuery(url, { [name]: null, page: null }),
  });
  return [
    ...(filters.q === '' ? [] : [chip('q', `Search: ${filters.q}`)]),
    ...(filters.role === '' ? [] : [chip('role', `Role: ${roleName(filters.role)}`)]),
    ...(filters.state === '' ? [] : [chip('state', `State: ${STATE_WORDS[filters.state]}`)]),
    ...(team === undefined ? [] : [chip('team', `Team: ${team.name}`)]),
  ];
}
