/** Whether people may be placed at a service. */
export const PLACING_STATES = ['open', 'restricted', 'embargo'] as const;
export type PlacingState = (typeof PLACING_STATES)[number];

/** What each is called, and what it means to whoever places people. */
export const PLACING_WORDS: Record<PlacingState, { name: string; meaning: string }> = {
  open: { name: 'Open', meaning: 'People may be placed.' },
  restricted: { name: 'Restricted', meaning: 'Some placements only: ask first.' },
  embargo: { name: 'Embargo', meaning: 'No new placements until it is lifted.' },
};
