import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { readAccountFilters } from '../rules/account-filters.ts';
import { parseAccountForm } from '../rules/account-form.ts';
import { changeRefused, PERSON_ROLES, rolesFault } from '../rules/account-roles.ts';
import { readAccountRows } from '../rules/account-rows.ts';
import { coverErrors, type Cover } from '../rules/cover.ts';

const roles = fc.subarray(PERSON_ROLES.map(({ role }) => role));

describe('a change of roles', () => {
  it('never leaves a council without an administrator', () => {
    fc.assert(
      fc.property(fc.boolean(), roles, roles, (own, before, after) => {
        const refused = changeRefused({ own, before, after, otherAdministrators: 0 });
        if (before.includes('administrator') && !after.includes('administrator'))
          expect(refused).toContain('no administrator left');
      }),
    );
  });

  it('never gives anybody a role by their own hand', () => {
    fc.assert(
      fc.property(roles, roles, (before, after) => {
        const refused = changeRefused({ own: true, before, after, otherAdministrators: 3 });
        expect(refused === undefined).toBe(after.every((role) => before.includes(role)));
      }),
    );
  });

  it('is free otherwise', () => {
    fc.assert(
      fc.property(roles, roles, (before, after) => {
        expect(changeRefused({ own: false, before, after, otherAdministrators: 1 })).toBeUndefined();
      }),
    );
  });
});

describe('a choice of roles', () => {
  it('is one or more; a provider user holds that one alone, and nobody is an API client', () => {
    expect(rolesFault([])).toBe('Choose at least one role');
    expect(rolesFault(['provider-user'])).toBeUndefined();
    expect(rolesFault(['provider-user', 'member'])).toContain('holds no other role');
    expect(rolesFault(['api-client'])).toBe('Choose roles from the list');
    expect(rolesFault(['administrator', 'auditor'])).toBeUndefined();
  });
});

describe('forms of accounts', () => {
  const names = fc.constantFrom(
    'name',
    'email',
    'roles',
    'teams',
    'officer',
    'provider',
    'q',
    'state',
    'sort',
    'page',
  );
  const fields = fc.dictionary(names, fc.oneof(fc.string(), fc.array(fc.string())));

  it('never throw, and answer a value or errors', () => {
    fc.assert(
      fc.property(fields, (sent) => {
        const parsed = parseAccountForm(sent, { officerIds: new Set(), teamIds: new Set() });
        expect(parsed.value === undefined).toBe(parsed.errors !== undefined);
        expect(parsed.errors?.length).not.toBe(0);
        expect(readAccountFilters(sent).page).toBeGreaterThanOrEqual(1);
      }),
    );
  });

  it('take no officer and no team that they do not offer', () => {
    const { errors } = parseAccountForm(
      { name: 'A', email: 'a@b.example', roles: 'member', officer: 'x', teams: ['y'] },
      { officerIds: new Set(), teamIds: new Set() },
    );
    expect(errors?.map(({ field }) => field)).toEqual(['teams', 'officer']);
  });
});

describe('rows of a file of people', () => {
  const known = {
    teams: new Map([['north', 't1']]),
    officers: new Map([['priya shah', 'o1']]),
    taken: new Set(['old@c.example']),
  };
  const row = (cells: Partial<Record<'name' | 'email' | 'roles' | 'teams' | 'caseload' | 'provider', string>>) => ({
    name: 'A Person', email: 'a@c.example', roles: 'Member', teams: '', caseload: '', provider: '', ...cells,
  }); // prettier-ignore

  it('take roles by name or id, teams and officers by name in any letters', () => {
    const [line] = readAccountRows(
      [row({ roles: 'analyst, CONTRACTS OFFICER', teams: 'NORTH', caseload: 'Priya Shah' })],
      known,
    );
    expect(line?.details).toMatchObject({
      roles: ['analyst', 'contracts-officer'],
      teamIds: ['t1'],
      officerId: 'o1',
    });
  });

  it('say what is wrong, and give no account then', () => {
    const lines = readAccountRows(
      [
        row({}),
        row({ email: 'A@C.example' }),
        row({ email: 'OLD@c.example' }),
        row({ email: 'b@c.example', teams: 'South' }),
        row({ email: 'c@c.example', caseload: 'Nobody Here' }),
      ],
      known,
    );
    expect(lines.map(({ problems }) => problems[0]?.slice(0, 30))).toEqual([
      undefined,
      'The e-mail address stands in t',
      'Somebody has an account with t',
      'There is no team "South": make',
      'There is no officer "Nobody He',
    ]);
    expect(lines.slice(1).every(({ details }) => details === undefined)).toBe(true);
  });

  it('never give an account where there is a problem', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('Member', 'yes', 'North', 'a@b.example', 'Provider user'),
    );
    const cells = fc.record({
      name: text,
      email: text,
      roles: text,
      teams: text,
      caseload: text,
      provider: text,
    });
    fc.assert(
      fc.property(fc.array(cells, { maxLength: 5 }), (rows) => {
        for (const { details, problems } of readAccountRows(rows, known))
          expect(details === undefined).toBe(problems.length > 0);
      }),
    );
  });
});

describe('cover', () => {
  const today = day('2026-11-16');
  const last = addDays(today, 400);
  const cover = (officerId: string, coverOfficerId: string, from: number, until: number): Cover => ({
    officerId,
    coverOfficerId,
    from: addDays(today, from),
    until: addDays(today, until),
  });
  const fieldOf = (asked: Cover, others: Cover[] = []) => coverErrors(asked, others, today, last)[0]?.field;

  it('is by somebody else, in days that are in order and not over', () => {
    expect(fieldOf(cover('a', 'b', 0, 0))).toBeUndefined();
    expect(fieldOf(cover('a', 'a', 0, 3))).toBe('cover');
    expect(fieldOf(cover('a', 'b', 3, 2))).toBe('until-day');
    expect(fieldOf(cover('a', 'b', -9, -1))).toBe('until-day');
    expect(fieldOf(cover('a', 'b', -9, 0))).toBeUndefined();
    expect(fieldOf(cover('a', 'b', 0, 401))).toBe('until-day');
  });

  it('is not arranged twice for one day, nor by somebody who is away', () => {
    const there = [cover('a', 'b', 5, 9)];
    expect(fieldOf(cover('a', 'c', 9, 12), there)).toBe('officer');
    expect(fieldOf(cover('a', 'c', 10, 12), there)).toBeUndefined();
    expect(fieldOf(cover('c', 'a', 1, 5), there)).toBe('cover');
    expect(fieldOf(cover('c', 'b', 5, 9), there)).toBeUndefined();
  });
});
