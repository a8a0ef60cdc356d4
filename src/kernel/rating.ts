/** CQC's four-step scale, best first. */
export const RATINGS = ['Outstanding', 'Good', 'Requires improvement', 'Inadequate'] as const;
export type Rating = (typeof RATINGS)[number];

/** CQC's five key questions, in its own order. */
export const KEY_QUESTIONS = ['Safe', 'Effective', 'Caring', 'Responsive', 'Well-led'] as const;
export type KeyQuestion = (typeof KEY_QUESTIONS)[number];

/** Red, amber, green: worst first. */
export const RAGS = ['Red', 'Amber', 'Green'] as const;
export type Rag = (typeof RAGS)[number];

const STEP: Record<Rating, number> = { Outstanding: 4, Good: 3, 'Requires improvement': 2, Inadequate: 1 };

/** 4 for Outstanding down to 1 for Inadequate. */
export function ratingStep(rating: Rating): number {
  return STEP[rating];
}
