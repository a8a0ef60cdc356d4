/**
 * What can be decided. From the ladder of councils' practice: what is done is formal support and visits, restricted placements,
 * a multi-agency panel, the organisational safeguarding enquiry, or a decision of the Director, who appoints a lead officer at once.
 */
export const OUTCOMES = [
  { outcome: 'no-action', name: 'No further action', asks: null },
  { outcome: 'intervention', name: 'Start an intervention', asks: 'intervention' },
  { outcome: 'placements', name: 'Restrict or stop new placements', asks: null },
  { outcome: 'panel', name: 'Hold a multi-agency panel', asks: 'panel' },
  { outcome: 'safeguarding', name: 'Refer to organisational safeguarding', asks: null },
  { outcome: 'director', name: "Ask for the Director's decision", asks: 'lead' },
] as const;

export type Outcome = (typeof OUTCOMES)[number]['outcome'];

/** The name of an outcome; its key where a later Amberley no longer has it. */
export function outcomeName(outcome: string): string {
  return OUTCOMES.find((each) => each.outcome === outcome)?.name ?? outcome;
}

/** Kinds of intervention that a decision may start by name. */
export const INTERVENTION_KINDS = [
  { kind: 'desktop-review', name: 'Desktop review' },
  { kind: 'visit-announced', name: 'Announced visit' },
  { kind: 'visit-unannounced', name: 'Unannounced visit' },
  { kind: 'quality-support', name: 'Formal quality support' },
] as const;
export type InterventionKind = (typeof INTERVENTION_KINDS)[number]['kind'];

/** Who is asked to a panel, as councils' practice has it. */
export const ATTENDEES = [
  'Chair',
  'Safeguarding',
  'Commissioners',
  'Contracts',
  'CQC',
  'Health (ICB)',
  'Other funders',
  'Police',
  'Legal',
] as const;

/** Whether the councils that have placed people there were told. */
export const TOLD_COUNCILS = [
  { value: 'told', text: 'Yes, they were told' },
  { value: 'to be told', text: 'Not yet' },
  { value: 'none', text: 'No other council has people there' },
] as const;
export type ToldCouncils = (typeof TOLD_COUNCILS)[number]['value'];
