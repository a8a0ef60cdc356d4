import { longDay, type Day } from '../../../kernel/calendar-day.ts';
import type { Assessment } from '../rules/assessment.ts';
import { compareContributions } from '../rules/compare-assessments.ts';

/** What a model says, in lines. */
export interface ReasonsModel {
  why: string;
  score: string;
  contributions: { words: string; points: string }[];
  floors: Assessment['floors'];
  unknown: string[];
}

export function presentReasons(of: Assessment): ReasonsModel {
  return {
    why: of.why,
    score: String(of.score),
    contributions: of.contributions.map(({ words, points }) => ({ words, points: signed(points) })),
    floors: of.floors,
    unknown: of.unknown.map(({ words }) => words),
  };
}

/** What changed since a day, in lines: "New: ..., +14". */
export interface ChangesModel {
  since: string;
  lines: { what: string; words: string; points: string }[];
  score: string;
}

const WORDS = { came: 'New', went: 'Gone', grew: 'More', shrank: 'Less' } as const;

/** Null where nothing is known of then. */
export function presentChanges(
  then: { assessment: Pick<Assessment, 'score' | 'rag' | 'contributions'>; what: string; on: Day } | null,
  now: Assessment,
): ChangesModel | null {
  if (then === null) return null;
  const { assessment: was } = then;
  return {
    since: `${then.what} on ${longDay(then.on)}`,
    lines: compareContributions(was.contributions, now.contributions).map((one) => ({
      what: WORDS[one.change],
      words: one.words,
      points: signed(one.now - one.before),
    })),
    score: `${was.rag} with ${was.score} then, ${now.rag} with ${now.score} now.`,
  };
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : String(points);
}
