/** What the council knows of a service needs this scope, and its colour this. */
export const LOCAL_SCOPE = 'market.read';
export const RISK_SCOPE = 'risk.read';

const MEMBERS = [
  { member: 'risk', scope: RISK_SCOPE },
  { member: 'local', scope: LOCAL_SCOPE },
] as const;

/** The members of a service that a token is not given, each with the scope that it lacks. */
export function omittedFor(may: (scope: string) => boolean): { member: string; scope: string }[] {
  return MEMBERS.filter(({ scope }) => !may(scope)).map((each) => ({ ...each }));
}
