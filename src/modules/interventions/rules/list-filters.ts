import { one, type Fields } from '../../../platform/forms/index.ts';
import { KINDS, type Kind } from './protocol.ts';
import { STATE_NAMES, type State } from './states.ts';

const SORTS = ['due', 'service', 'kind', 'started', 'owner', 'state'] as const;
export type SortKey = (typeof SORTS)[number];

/** What a list of interventions shows; '' or null filters nothing. */
export interface ListFilters {
  q: string;
  /** 'running' is proposed and open together. */
  state: State | 'running' | 'all';
  kind: Kind | '';
  ownerId: string;
  teamId: string;
  overdue: boolean;
  sort: SortKey;
  descending: boolean;
  page: number;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whether text has the shape of our ids. */
export const isId = (text: string): boolean => UUID.test(text);

/** Reads a list's address. What it does not know, it leaves out: an old link still opens. */
export function readListFilters(fields: Fields): ListFilters {
  const asked = one(fields, 'sort') || 'due';
  const state = one(fields, 'state');
  const page = one(fields, 'page');
  const id = (name: string) => (isId(one(fields, name)) ? one(fields, name) : '');
  return {
    q: one(fields, 'q').slice(0, 200),
    state: state === 'all' || Object.hasOwn(STATE_NAMES, state) ? (state as State | 'all') : 'running',
    kind: KINDS.find((kind) => kind === one(fields, 'kind')) ?? '',
    ownerId: id('owner'),
    teamId: id('team'),
    overdue: one(fields, 'overdue') === 'yes',
    sort: SORTS.find((sort) => sort === asked.replace(/^-/, '')) ?? 'due',
    descending: asked.startsWith('-'),
    page: /^\d{1,6}$/.test(page) ? Math.max(1, Number(page)) : 1,
  };
}
