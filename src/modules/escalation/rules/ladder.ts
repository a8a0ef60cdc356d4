import type { Rung } from './scheme.ts';

/** An account that may answer escalations, as far as the ladder looks at it. */
export interface Answerer {
  accountId: string;
  roles: readonly string[];
  /** Accounts that cover for them today; null where they are here. */
  coveredBy: readonly string[] | null;
}

/** Somebody to be told, and why them. */
export interface Told {
  accountId: string;
  because: 'lead' | 'role' | 'name' | 'nobody else';
  /** For whom they stand in. */
  coversFor: string | null;
}

/** Who stands where: the people of each rung, and everybody for when a rung and all above it are empty. */
export interface People {
  rungs: readonly (readonly Told[])[];
  everybody: readonly Told[];
}

/**
 * Finds the people of each rung for one service. Only who may answer is told: a lead without that permission, or somebody
 * away whose cover lacks it, leaves a rung empty, and the next one is told in their place.
 */
export function peopleOf(
  ladder: readonly Rung[],
  answerers: readonly Answerer[],
  leads: readonly string[],
): People {
  const byId = new Map(answerers.map((one) => [one.accountId, one]));
  const stand = (accountId: string, because: Told['because']): Told[] => {
    const one = byId.get(accountId);
    if (one === undefined) return [];
    if (one.coveredBy === null) return [{ accountId, because, coversFor: null }];
    return one.coveredBy
      .filter((cover) => byId.has(cover) && byId.get(cover)!.coveredBy === null)
      .map((cover) => ({ accountId: cover, because, coversFor: accountId }));
  };
  const rungs = ladder.map(({ lead, roles, accounts }) =>
    withoutRepeats([
      ...(lead ? leads.flatMap((id) => stand(id, 'lead')) : []),
      ...accounts.flatMap((id) => stand(id, 'name')),
      ...answerers
        .filter((one) => one.roles.some((role) => roles.includes(role)))
        .flatMap(({ accountId }) => stand(accountId, 'role')),
    ]),
  );
  const everybody = withoutRepeats(
    answerers.map(({ accountId }) => ({ accountId, because: 'nobody else', coversFor: null }) as const),
  );
  return { rungs, everybody };
}

function withoutRepeats(all: readonly Told[]): Told[] {
  return [...new Map(all.toReversed().map((one) => [one.accountId, one])).values()].toReversed();
}

/** A rung to stand on from a level upwards, with the empty ones that were passed; everybody where all are empty. */
export function climb(
  people: People,
  from: number,
): { level: number; passed: number[]; told: readonly Told[]; nobodyLeft: boolean } {
  const passed: number[] = [];
  for (let level = from; level <= people.rungs.length; level++) {
    const told = people.rungs[level - 1]!;
    if (told.length > 0) return { level, passed, told, nobodyLeft: false };
    passed.push(level);
  }
  const top = Math.max(people.rungs.length, 1);
  return { level: top, passed, told: people.everybody, nobodyLeft: true };
}
