import { longDay, shortDay, type Day } from '../../../../kernel/calendar-day.ts';
import type { Role } from '../../../../platform/access/index.ts';
import { instantWords } from '../../../market/index.ts';
import type { NamedAnswerer } from '../../queries/fetch-answerers.ts';
import type { NewestScheme } from '../../queries/find-newest-scheme.ts';
import { paths } from '../../routes.ts';
import { peopleOf } from '../../rules/ladder.ts';
import type { Rung } from '../../rules/scheme.ts';
import { thenWords, whenWords } from '../../rules/words.ts';

export interface SettingsModel {
  holds: string;
  rules: { name: string; href: string; when: string; follows: string; source: string }[];
  rungs: { n: number; name: string; how: string; now: string }[];
  hours: string;
  warnings: string[];
  versions: { from: string; note: string; by: string; at: string }[];
}

/** The rules and the ladder as they are, or will be, with what is wrong with them today. */
export function presentSettings(
  { scheme, validFrom, seen, versions }: NewestScheme,
  answerers: readonly NamedAnswerer[],
  kinds: readonly { kind: string; name: string }[],
  today: Day,
  roles: readonly Role[],
): SettingsModel {
  const kindName = (kind: string) => kinds.find((each) => each.kind === kind)?.name ?? kind;
  const names = new Map(answerers.map(({ accountId, name }) => [accountId, name]));
  const { rungs } = peopleOf(scheme.ladder, answerers, []);
  const shown = scheme.ladder.map((rung, i) => ({
    n: i + 1,
    name: rung.name,
    how: howWords(rung, roles, names),
    now: rungs[i]!.map(({ accountId }) => names.get(accountId) ?? '').join(', '),
  }));
  return {
    holds:
      seen === 'shipped'
        ? 'These rules came with Amberley. Change one to make them your own.'
        : `${validFrom > today ? 'These will hold' : 'These hold'} from ${longDay(validFrom)}.`,
    rules: scheme.rules.map((rule) => ({
      name: rule.name,
      href: paths.rule(rule.key),
      when: `${whenWords(rule.when, kindName)}.`,
      follows: `${thenWords(rule, scheme)}.`,
      source: rule.source,
    })),
    rungs: shown.map((rung, i) => ({
      ...rung,
      now: rung.now || (scheme.ladder[i]!.lead ? 'Depends on the service' : 'Nobody'),
    })),
    hours: `Monday to Friday, ${scheme.hours.from}:00 to ${scheme.hours.to}:00, without bank holidays`,
    warnings: warningsOf(
      scheme.ladder,
      rungs.map((people) => people.length),
      answerers.length,
    ),
    versions: versions.map((each) => ({
      from: shortDay(each.validFrom),
      note: each.note,
      by: each.recordedBy,
      at: instantWords(new Date(each.recordedAt)),
    })),
  };
}

function howWords(
  { lead, roles: held, accounts }: Rung,
  roles: readonly Role[],
  names: ReadonlyMap<string, string>,
): string {
  const words = [
    ...(lead ? ["the lead of the officer's team"] : []),
    ...held.map(
      (role) => `everybody with the role ${roles.find((each) => each.role === role)?.name ?? role}`,
    ),
    ...accounts.map((id) => names.get(id) ?? 'somebody who may not answer any more'),
  ];
  return words.length === 0 ? 'Nobody is named yet' : words.join('; ');
}

/** What leaves somebody out of the ladder, in words. */
function warningsOf(ladder: readonly Rung[], counts: readonly number[], answerers: number): string[] {
  if (answerers === 0)
    return [
      'Nobody who can sign in may answer escalations: nobody will be told. Give somebody a role that may.',
    ];
  return ladder.flatMap(({ name, lead }, i) =>
    counts[i] === 0 && !lead
      ? [
          `Nobody stands on rung ${i + 1}, "${name}": it is passed over, and above the last rung with people everybody who may answer is told.`,
        ]
      : [],
  );
}
