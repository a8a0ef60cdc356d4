import type { Role } from '../../../platform/access/index.ts';

/**
 * Every role that an account can hold, in the order that people are offered them. Source: Care Home Quality report,
 * paragraph 25 (who takes part in oversight); the care market's other users as the domain guide names them.
 */
export const ROLES = [
  { role: 'administrator', name: 'Administrator', purpose: 'Looks after accounts, roles, imports and settings.' },
  { role: 'contracts-officer', name: 'Contracts officer', purpose: 'Oversees the services of a caseload: their contracts and what is known of them.' },
  { role: 'quality-officer', name: 'Quality officer', purpose: 'Visits and assesses services, and follows up what was found.' },
  { role: 'quality-manager', name: 'Quality manager', purpose: 'Answers for the ratings of the market and for the team that makes them.' },
  { role: 'senior-manager', name: 'Senior manager', purpose: 'Decides what officers escalate: an assistant director or director.' },
  { role: 'locality-worker', name: 'Locality worker', purpose: 'A social worker who needs to know whether a service is safe to place in.' },
  { role: 'infection-prevention-officer', name: 'Infection prevention officer', purpose: 'Advises services on infection, and records what was seen.' },
  { role: 'commissioner', name: 'Commissioner', purpose: 'Shapes the market: what is bought, where, and from whom.' },
  { role: 'broker', name: 'Broker', purpose: 'Finds a place for a person.' },
  { role: 'procurement-evaluator', name: 'Procurement evaluator', purpose: 'Scores bids of a tender.' },
  { role: 'moderator', name: 'Moderator', purpose: 'Brings the scores of evaluators together.' },
  { role: 'complaints-officer', name: 'Complaints officer', purpose: 'Handles complaints and compliments about services.' },
  { role: 'analyst', name: 'Analyst', purpose: 'Makes the figures, and keeps the data right.' },
  { role: 'auditor', name: 'Auditor', purpose: 'Checks who did and who saw what. Changes nothing.' },
  { role: 'member', name: 'Member', purpose: 'A councillor: sees what is published, and no more.' },
  { role: 'provider-user', name: 'Provider user', purpose: 'Speaks for one provider: sees and answers for its own services only.' },
  { role: 'api-client', name: 'API client', purpose: 'Another computer system, by a token with scopes.' },
] as const satisfies readonly Role[]; // prettier-ignore

/** A role by its id; undefined for one that is not (or no longer) known. */
export function findRole(role: string): Role | undefined {
  return ROLES.find((each) => each.role === role);
}
