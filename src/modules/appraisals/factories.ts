import type { Answers, Design } from './rules/design.ts';
import { STARTING_DESIGNS } from './rules/designs.ts';

/** The design for staff who are not vaccinated. */
export const VACCINATION: Design = STARTING_DESIGNS.vaccination!;

/** Answers of a home of one manager, twenty care staff and no nurses, with so many of them not vaccinated. */
export function someAnswers(care: number, manager = 0): Answers {
  return {
    manager: { whole: 1, part: manager },
    care: { whole: 20, part: care },
    nurse: { whole: 0, part: 0 },
  };
}
