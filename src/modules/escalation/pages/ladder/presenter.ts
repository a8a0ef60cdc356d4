import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Role } from '../../../../platform/access/index.ts';
import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import { boxesOf, boxesTyped } from '../../../market/index.ts';
import type { ChangeTyped } from '../../parts/change-fields.tsx';
import type { NamedAnswerer } from '../../queries/fetch-answerers.ts';
import type { NewestScheme } from '../../queries/find-newest-scheme.ts';
import { MOST_RUNGS } from './form.ts';

export interface LadderModel {
  rungs: { n: number; name: string; how: string[]; accounts: string[] }[];
  how: { value: string; text: string }[];
  people: { value: string; text: string }[];
  from: string;
  to: string;
  change: ChangeTyped;
  clashed: boolean;
  errors: FieldError[];
}

interface Choices {
  roles: readonly string[];
  answerers: readonly NamedAnswerer[];
  names: readonly Role[];
}

/** The form of the ladder: as it is, or as it was sent. */
export function presentLadder(
  { seen, validFrom, scheme }: NewestScheme,
  { roles, answerers, names }: Choices,
  {
    today,
    sent,
    errors,
    clashed,
  }: { today: Day; sent: Fields | null; errors: FieldError[]; clashed: boolean },
): LadderModel {
  const from = validFrom > today ? validFrom : today;
  return {
    rungs: Array.from({ length: MOST_RUNGS }, (_, i) =>
      sent === null ? rungOf(scheme, i) : rungIn(sent, i + 1),
    ),
    how: [
      { value: 'lead', text: "The lead of the team of the service's officer" },
      ...roles.map((role) => ({
        value: role,
        text: `Everybody with the role ${names.find((each) => each.role === role)?.name ?? role}`,
      })),
    ],
    people: answerers.map(({ accountId, name }) => ({ value: accountId, text: name })),
    from: sent === null ? String(scheme.hours.from) : one(sent, 'hours-from'),
    to: sent === null ? String(scheme.hours.to) : one(sent, 'hours-to'),
    change:
      sent === null
        ? { validFrom: boxesOf(from), note: '', seen }
        : {
            validFrom: boxesTyped(sent, 'validFrom'),
            note: one(sent, 'note'),
            seen: clashed ? seen : one(sent, 'seen'),
          },
    clashed,
    errors,
  };
}

function rungOf({ ladder }: NewestScheme['scheme'], i: number): LadderModel['rungs'][number] {
  const rung = ladder[i];
  if (rung === undefined) return { n: i + 1, name: '', how: [], accounts: [] };
  return {
    n: i + 1,
    name: rung.name,
    how: [...(rung.lead ? ['lead'] : []), ...rung.roles],
    accounts: [...rung.accounts],
  };
}

function rungIn(fields: Fields, n: number): LadderModel['rungs'][number] {
  return {
    n,
    name: one(fields, `name-${n}`),
    how: many(fields, `how-${n}`),
    accounts: many(fields, `accounts-${n}`),
  };
}
