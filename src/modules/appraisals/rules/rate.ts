import type { Rag } from '../../../kernel/rating.ts';
import type { Answers, Band, Design, Role } from './design.ts';

/** What is known of a service beside its answers, fixed when the campaign opened. */
export interface Sized {
  category: string;
  beds: number | null;
}

/** What the matrix proposes, and how it comes to it. `rag` is null where it is not known, which is never Green. */
export interface Proposal {
  rag: Rag | null;
  words: string;
}

/** What stands where nothing was answered. */
const NOT_ANSWERED: Proposal = { rag: null, words: 'Not answered' };

interface Reached {
  level: number;
  words: string;
}

/**
 * Proposes a colour: the likelihood is the highest that any role reaches, the impact the highest that size or type of the service
 * reaches, and the cell of both is the colour. "3 of 12 care staff: likely; 40 beds: major".
 */
export function propose(design: Design, answers: Answers | null, service: Sized): Proposal {
  if (answers === null) return NOT_ANSWERED;
  const likelihood = likelihoodOf(design, answers);
  const impact = impactOf(design, answers, service);
  if (impact === null) return { rag: null, words: `${likelihood.words}; size not known` };
  const rag = design.cells[likelihood.level]?.[impact.level] ?? null;
  return { rag, words: `${likelihood.words}; ${impact.words}` };
}

/** The highest level of all roles; of roles at the same level the one with the greatest share is named. */
function likelihoodOf(design: Design, answers: Answers): Reached {
  const reached = design.roles
    .filter(({ key }) => (answers[key]?.whole ?? 0) > 0)
    .map((role) => {
      const { whole, part } = answers[role.key]!;
      return { role, whole, part, level: levelOf(role, whole, part) };
    })
    .sort(
      (a, b) =>
        b.level - a.level || b.part * a.whole - a.part * b.whole || a.role.name.localeCompare(b.role.name),
    );
  const worst = reached[0];
  const name = lower(design.likelihood[worst?.level ?? 0]?.name ?? '');
  if (worst === undefined) return { level: 0, words: `No staff: ${name}` };
  return { level: worst.level, words: `${worst.part} of ${worst.whole} ${worst.role.name}: ${name}` };
}

function levelOf({ bands }: Role, whole: number, part: number): number {
  const met = ({ number, percent }: Band) =>
    part > 0 && ((number !== null && part >= number) || (percent !== null && part * 100 >= percent * whole));
  return Math.max(0, ...bands.filter(met).map(({ level }) => level));
}

/** Null where the size is not known and might reach a higher level than the type does. */
function impactOf(design: Design, answers: Answers, { category, beds }: Sized): Reached | null {
  const { impact, sizeBy } = design;
  const size = sizeBy === 'beds' ? beds : design.roles.reduce((sum, { key }) => sum + (answers[key]?.whole ?? 0), 0);
  const byType = impact.findLastIndex(({ types }) => types.includes(category));
  const bySize = size === null ? 0 : impact.findLastIndex((level, i) => i === 0 || (level.size !== null && size >= level.size));
  const level = Math.max(0, byType, bySize);
  if (size === null && level < impact.length - 1) return null;
  const what = byType > bySize || size === null ? lower(category) : sizeWords(size, sizeBy);
  return { level, words: `${what}: ${lower(impact[level]?.name ?? '')}` };
} // prettier-ignore

const sizeWords = (n: number, by: Design['sizeBy']) =>
  by === 'beds' ? `${n} ${n === 1 ? 'bed' : 'beds'}` : `${n} staff`;
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
