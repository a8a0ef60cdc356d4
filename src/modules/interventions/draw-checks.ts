import { monthOf, type Day } from '../../kernel/calendar-day.ts';
import { newId } from '../../platform/clock/index.ts';
import type { Tx } from '../../platform/db/types.ts';
import { fetchDrawables, type TeamDrawable } from './queries/fetch-drawables.ts';
import { fetchDrawnTeams } from './queries/fetch-drawn-teams.ts';
import { fetchQuotas } from './queries/fetch-quotas.ts';
import { findTrailHead } from './queries/find-trail-head.ts';
import { saveDraw, type DrawRecord } from './queries/save-draw.ts';
import { ALGORITHM, candidatesOf, drawOf, seedOf, wanted, type Checked, type Quota } from './rules/draw.ts';
import { quotaFor } from './rules/quota.ts';
import { startInterventions, type Ask } from './start-intervention.ts';
import type { Acting } from './start-known.ts';

const NO_TEAM = 'Services without a team';

/** The first day of a day's month. */
export const firstOf = (on: Day): Day => `${on.slice(0, 7)}-01` as Day;

/**
 * Draws this month's random checks for every team that has a quota and was not drawn yet, and starts what the protocol says of each
 * drawn service. Drawing again draws nothing. Answers how many teams were drawn, and services.
 */
export async function drawChecks(
  tx: Tx,
  acting: Acting,
  reason: string,
): Promise<{ teams: number; services: number }> {
  const { clock, authorityId } = acting;
  const today = clock.today();
  const quotas = await fetchQuotas(tx);
  const drawn = await fetchDrawnTeams(tx, firstOf(today));
  const byTeam = Map.groupBy(await fetchDrawables(tx, today), ({ teamId }) => teamId);
  const asks: Ask[] = [];
  let teams = 0;
  for (const [teamId, services] of [...byTeam].toSorted(([a], [b]) => (a ?? '').localeCompare(b ?? ''))) {
    const quota = quotaFor(quotas, teamId, today);
    if (quota === null || drawn.has(teamId)) continue;
    const head = await findTrailHead(tx, authorityId);
    const seedParts = { authorityId, month: today.slice(0, 7), teamId, ...head };
    const one = drawFor(services, quota, seedParts, today);
    const record: DrawRecord = { ...one, drawId: newId(clock), reason, drawnAt: clock.now() };
    if (!(await saveDraw(tx, authorityId, record))) continue;
    teams += 1;
    asks.push(...asksOf(record, today));
  }
  return { teams, services: (await startInterventions(tx, acting, asks)).length };
}

type Drawn = Omit<DrawRecord, 'drawId' | 'reason' | 'drawnAt'>;

function drawFor(
  services: readonly TeamDrawable[],
  rule: Quota,
  seedParts: DrawRecord['seedOf'],
  today: Day,
): Drawn {
  const { candidates, leftOut } = candidatesOf(services, today, rule.restMonths);
  const many = (colour: Checked) =>
    wanted(
      rule[colour],
      services.filter((one) => one.colour === colour).length,
      candidates.filter((one) => one.colour === colour).length,
    );
  const howMany = { Green: many('Green'), Amber: many('Amber') };
  const seed = seedOf(seedParts);
  return {
    month: firstOf(today),
    teamId: seedParts.teamId,
    teamName: services[0]?.teamName ?? NO_TEAM,
    algorithm: ALGORITHM,
    seed,
    seedOf: seedParts,
    quota: { rule, howMany },
    candidates,
    leftOut,
    chosen: drawOf(seed, candidates, howMany),
  };
}

function asksOf({ drawId, chosen }: DrawRecord, today: Day): Ask[] {
  return chosen.map(({ locationId, colour }) => ({
    locationId,
    trigger: 'random-check',
    colour,
    causeKey: `random-check ${drawId} ${locationId}`,
    words: `Drawn for a random check of ${monthOf(today)}`,
    drawId,
  }));
}
