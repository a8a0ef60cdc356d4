import { messages } from '../messages.ts';
import { rolesFault, PERSON_ROLES, PROVIDER_USER } from './account-roles.ts';
import { NEW_OFFICER, type AccountDetails } from './account-form.ts';
import { parseEmail, parsePersonName } from './person-fields.ts';

/** Headings of a file of people, with others that mean the same. */
export const ACCOUNT_COLUMNS = {
  name: { name: 'Name', also: ['Full name', 'Person'] },
  email: { name: 'E-mail', also: ['E-mail address', 'Email', 'Email address', 'Mail'] },
  roles: { name: 'Roles', also: ['Role'] },
  teams: { name: 'Teams', also: ['Team'], optional: true },
  caseload: { name: 'Caseload', also: ['Officer'], optional: true },
  provider: { name: 'CQC provider id', also: ['Provider id', 'Provider'], optional: true },
} as const;

/** More than any council invites at once. */
export const MOST_PEOPLE = 300;

/** A row as it stands in the file. */
export type AccountCells = Readonly<Record<keyof typeof ACCOUNT_COLUMNS, string>>;

/** What the names in a file may mean: ids by name in lower case. */
export interface KnownNames {
  teams: ReadonlyMap<string, string>;
  /** Only officers whom no account is linked with. */
  officers: ReadonlyMap<string, string>;
  /** E-mail addresses that have an account, in lower case. */
  taken: ReadonlySet<string>;
}

export interface AccountLine {
  cells: AccountCells;
  /** Undefined where something is wrong. */
  details: AccountDetails | undefined;
  problems: string[];
}

/** Reads each row of a file of people. An address may stand once. */
export function readAccountRows(rows: readonly AccountCells[], known: KnownNames): AccountLine[] {
  const seen = new Set<string>();
  return rows.map((cells) => {
    const line = readRow(cells, known);
    const address = cells.email.toLowerCase();
    if (address !== '' && seen.has(address)) line.problems.push(messages.rowEmailTwice);
    seen.add(address);
    return line.problems.length > 0 ? { ...line, details: undefined } : line;
  });
}

function readRow(cells: AccountCells, known: KnownNames): AccountLine {
  const problems: string[] = [];
  const name = parsePersonName(cells.name);
  const email = parseEmail(cells.email);
  if (name.error !== undefined) problems.push(name.error);
  if (email.error !== undefined) problems.push(email.error);
  else if (known.taken.has(email.value.toLowerCase())) problems.push(messages.accountEmailTaken);
  const roles = readRoles(cells.roles, problems);
  const teamIds = listOf(cells.teams).flatMap((team) => {
    const found = known.teams.get(team.toLowerCase());
    if (found === undefined) problems.push(messages.rowTeamUnknown(team));
    return found === undefined ? [] : [found];
  });
  const officerId = readCaseload(cells.caseload, known, problems);
  const provider = roles.includes(PROVIDER_USER);
  if (provider && cells.provider === '') problems.push(messages.providerMissing);
  const details = {
    name: name.value ?? '', email: email.value ?? '', roles, teamIds, officerId, providerId: provider ? cells.provider : null,
  }; // prettier-ignore
  return { cells, details, problems };
}

function readRoles(text: string, problems: string[]): string[] {
  const wanted = listOf(text);
  const roles = wanted.flatMap((words) => {
    const plain = words.toLowerCase();
    const found = PERSON_ROLES.find(({ role, name }) => role === plain || name.toLowerCase() === plain);
    if (found === undefined) problems.push(messages.rowRoleUnknown(words));
    return found === undefined ? [] : [found.role];
  });
  const fault = rolesFault(roles);
  if (fault !== undefined && (wanted.length === 0 || roles.length > 0)) problems.push(fault);
  return [...new Set(roles)];
}

/** "yes" or the person's own name is a new caseload; any other name is an officer's who is there. */
function readCaseload(text: string, known: KnownNames, problems: string[]): string | null {
  if (text === '' || /^no$/i.test(text)) return null;
  const found = known.officers.get(text.toLowerCase());
  if (found !== undefined) return found;
  if (/^(yes|new)$/i.test(text)) return NEW_OFFICER;
  problems.push(messages.rowOfficerUnknown(text));
  return null;
}

const listOf = (text: string): string[] =>
  text
    .split(/[;,]/)
    .map((each) => each.replace(/\s+/g, ' ').trim().slice(0, 100))
    .filter((each) => each !== '');
