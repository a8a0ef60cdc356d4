import staffing from './designs/staffing-1.json' with { type: 'json' };
import vaccination from './designs/vaccination-1.json' with { type: 'json' };
import type { Design } from './design.ts';

/** Designs that a campaign may start from; a council changes them for its own theme. */
export const STARTING_DESIGNS: Readonly<Record<string, Design>> = {
  vaccination: vaccination as Design,
  staffing: staffing as Design,
};
