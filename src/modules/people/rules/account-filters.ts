import { one, wholeNumber, type Fields } from '../../../platform/forms/index.ts';

export const ACCOUNT_STATES = ['active', 'invited', 'left'] as const;
export type AccountState = (typeof ACCOUNT_STATES)[number];

const ACCOUNT_SORTS = ['name', 'email', 'seen'] as const;

/** What a list of accounts is asked for. Empty text filters nothing. */
export interface AccountFilters {
  q: string;
  role: string;
  state: AccountState | '';
  teamId: string;
  sort: (typeof ACCOUNT_SORTS)[number];
  descending: boolean;
  /** From 1. */
  page: number;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Reads the list's address; what is not understood filters nothing. */
export function readAccountFilters(fields: Fields): AccountFilters {
  const sort = one(fields, 'sort');
  const key = sort.replace(/^-/, '');
  const team = one(fields, 'team');
  return {
    q: one(fields, 'q').slice(0, 100),
    role: one(fields, 'role').slice(0, 60),
    state: ACCOUNT_STATES.find((state) => state === one(fields, 'state')) ?? '',
    teamId: UUID.test(team) ? team : '',
    sort: ACCOUNT_SORTS.find((known) => known === key) ?? 'name',
    descending: sort.startsWith('-'),
    page: wholeNumber(one(fields, 'page'), 1, 100_000) ?? 1,
  };
}
