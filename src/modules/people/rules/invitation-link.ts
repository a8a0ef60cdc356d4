/** How long an invitation can be accepted: over a week-end and a short absence. */
export const INVITATION_DAYS = 7;
export const INVITATION_MS = INVITATION_DAYS * 24 * 60 * 60_000;
