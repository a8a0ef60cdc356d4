/** Agencies that councils usually meet (Care Act 2014, section 6, and statutory guidance on co-operation), offered to begin with. */
export const USUAL_AGENCIES = [
  'Integrated care board',
  'Care Quality Commission',
  'Police',
  'Healthwatch',
  'Fire and rescue service',
  'Public health',
  'Safeguarding adults board',
  'Other councils that place people here',
] as const;

/** Kinds of meeting that are suggested; any other may be typed. */
export const USUAL_KINDS = [
  'Information sharing',
  'Quality and risk',
  'Provider concerns',
  'Multi-agency improvement panel',
] as const;

/** Bases on which something is shared, to choose from or to write another. */
export const USUAL_BASES = [
  'Public task: oversight of the market (Care Act 2014, section 5)',
  'Co-operation between bodies (Care Act 2014, section 6)',
  'Safeguarding enquiry (Care Act 2014, sections 42 and 45)',
  'Published by CQC already',
] as const;
