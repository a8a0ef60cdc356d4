/** The sections of the bar. An item without a section stands in the bar by itself. */
export type Section = 'Services' | 'Intelligence' | 'Oversight' | 'Figures';
