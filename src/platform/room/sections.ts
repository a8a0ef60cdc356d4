/** The sections of the bar, in order. An item without a section stands in the bar by itself. */
export const SECTIONS = ['Services', 'Intelligence', 'Oversight', 'Figures'] as const;
export type Section = (typeof SECTIONS)[number];
