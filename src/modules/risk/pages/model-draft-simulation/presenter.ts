import { longDay } from '../../../../kernel/calendar-day.ts';
import { RAGS, type Rag } from '../../../../kernel/rating.ts';
import { thousands } from '../../../../platform/govuk/index.ts';
import type { LoadedDraft } from '../../parts/for-draft.ts';
import type { TrialFound } from '../../queries/find-draft-trial.ts';
import { paths } from '../../routes.ts';
import { pointsInWords } from '../../rules/describe-model.ts';
import type { Difference, HitDecision, Mover, Simulation } from '../../rules/simulation.ts';

export interface SimulationModel {
  asAt: string;
  madeBy: string;
  /** True where the draft has changed since. */
  isStale: boolean;
  summary: string;
  groups: { label: string; values: Record<Rag, number> }[];
  kinds: { kind: string; n: string; cells: string[] }[];
  moves: { from: Rag; to: Rag; value: number }[];
  movers: MoverRow[];
  moversNote: string;
  decisions: DecisionRow[];
  decisionsNote: string;
}

interface MoverRow {
  name: string;
  href: string;
  kind: string;
  from: { rag: Rag; score: string };
  to: { rag: Rag; score: string };
  why: string[];
}

interface DecisionRow {
  name: string;
  href: string;
  decided: string;
  from: Rag;
  to: Rag;
  toDecide: string;
}

/** What a simulation found, as the page shows it. Reasons of the council's own knowledge are for those who may see them. */
export function presentSimulation(
  { result, asAt, digest, madeBy }: TrialFound<Simulation>,
  draft: LoadedDraft,
  seesReasons: boolean,
): SimulationModel {
  return {
    asAt: longDay(asAt),
    madeBy,
    isStale: digest !== draft.digest,
    summary: `${thousands(result.moved)} of ${thousands(result.n)} services would have another proposed colour, and ${thousands(result.rescored)} more another score.`,
    groups: [
      { label: 'Model in force', values: result.before },
      { label: 'This draft', values: result.after },
    ],
    kinds: result.byCategory.map(({ category, n, before, after }) => ({
      kind: category,
      n: String(n),
      cells: RAGS.map((rag) =>
        before[rag] === after[rag] ? String(before[rag]) : `${before[rag]} → ${after[rag]}`,
      ),
    })),
    moves: result.moves.filter(({ n }) => n > 0).map(({ from, to, n }) => ({ from, to, value: n })),
    movers: result.movers.map((mover) => moverRow(mover, seesReasons)),
    moversNote: leftOut(result.moved, result.movers.length),
    decisions: result.decisions.map(decisionRow),
    decisionsNote: leftOut(result.decisionsHit, result.decisions.length),
  };
}

function leftOut(all: number, shown: number): string {
  return all > shown
    ? `The first ${thousands(shown)} of ${thousands(all)} are shown; the counts above are of all.`
    : '';
}

function moverRow(
  { locationId, name, category, from, to, differences }: Mover,
  seesReasons: boolean,
): MoverRow {
  const seen = differences.filter(({ audience }) => seesReasons || audience === 'everyone');
  const more = seen.length < differences.length ? ['Information that the council holds'] : [];
  const score = (of: Mover['from']) => (seesReasons ? String(of.score) : '');
  return {
    name,
    href: paths.service(locationId),
    kind: category,
    from: { rag: from.rag, score: score(from) },
    to: { rag: to.rag, score: score(to) },
    why:
      seen.length + more.length === 0
        ? ['The scores at which colours begin']
        : [...seen.map(differenceInWords), ...more],
  };
}

function differenceInWords({ words, points, floor }: Difference): string {
  if (floor !== null) return floor.now ? `Floor now: ${words}` : `No floor any more: ${words}`;
  return `${words}: ${pointsInWords(points!.before)} → ${pointsInWords(points!.now)}`;
}

function decisionRow({ locationId, name, decided, overridden, from, to }: HitDecision): DecisionRow {
  return {
    name,
    href: paths.service(locationId),
    decided: overridden ? `${decided}, against the model` : decided,
    from: from.rag,
    to: to.rag,
    toDecide: to.undecided ? 'To be decided again' : 'Would need no new decision',
  };
}
