import { RAGS, type Rag } from '../../../kernel/rating.ts';

/** How a decision stands to what the model proposed. */
const AGREEMENTS = ['accepted', 'worse', 'better'] as const;
export type Agreement = (typeof AGREEMENTS)[number];

export function agreementOf(decided: Rag, proposed: Rag): Agreement {
  if (decided === proposed) return 'accepted';
  return RAGS.indexOf(decided) < RAGS.indexOf(proposed) ? 'worse' : 'better';
}

/** Counts of each. */
export function agreementsOf(decisions: readonly { rag: Rag; proposed: Rag }[]): Record<Agreement, number> {
  const counts = { accepted: 0, worse: 0, better: 0 };
  for (const { rag, proposed } of decisions) counts[agreementOf(rag, proposed)] += 1;
  return counts;
}
