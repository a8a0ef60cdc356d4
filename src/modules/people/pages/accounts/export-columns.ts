import type { ExportColumn, ExportTable } from '../../../../platform/exports/index.ts';
import type { AccountRow } from '../../queries/fetch-accounts.ts';
import { momentWords } from '../../parts/moment-words.ts';
import { roleName, STATE_WORDS } from './presenter.ts';

const text = (key: string, heading: string): ExportColumn => ({ key, heading, kind: 'text' });

export const COLUMNS: readonly ExportColumn[] = [
  text('name', 'Name'),
  text('email', 'E-mail address'),
  text('state', 'State'),
  text('roles', 'Roles'),
  text('teams', 'Teams'),
  text('officer', 'Caseload'),
  text('provider', 'CQC provider id'),
  text('seen', 'Signed in last'),
];

type ExportRow = ExportTable['rows'] extends AsyncIterable<infer Row> | Iterable<infer Row> ? Row : never;

/** A person as a row of the download. */
export const exportRow = (row: AccountRow): ExportRow => ({
  name: row.name,
  email: row.email,
  state: STATE_WORDS[row.state],
  roles: row.roles.map(roleName).join('; '),
  teams: row.teams.join('; '),
  officer: row.officer,
  provider: row.providerId,
  seen: row.seenAt === null ? null : momentWords(row.seenAt),
});
