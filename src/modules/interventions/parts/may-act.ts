/** Who carries interventions out, and may be given one. */
export const ACT = 'interventions.act';
/** Who sets protocols and quotas, and may draw. */
export const ADMINISTER = 'interventions.administer';
