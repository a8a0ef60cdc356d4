import { ROLES } from '../rules/roles.ts';

/** What an ID token says of a person. */
export type Claims = Readonly<Record<string, unknown>> & { sub: string };

/** How a council reads its provider's claims. */
export interface ClaimRules {
  /** The claim that names roles, or a path to it with dots: "roles", "realm_access.roles". */
  roleClaim: string;
  /** Whether e-mail addresses are believed that the provider does not say it verified. */
  trustEmail: boolean;
  /** Which value of that claim gives which role. */
  roles: readonly { claimValue: string; role: string }[];
}

/** A person as their provider knows them. */
export interface KnownPerson {
  subject: string;
  name: string;
  /** Only where it may be believed. */
  email: string | null;
  /** What the role claim said, also what gives no role here. */
  claimValues: string[];
  /** The roles that this gives. */
  roles: string[];
  /** How they proved themselves: "pwd", "mfa" (RFC 8176). */
  amr: string[];
  /** When they did; null where the provider does not say. */
  provedAt: Date | null;
  /** The provider's name for its session. */
  providerSession: string | null;
}

const MOST_VALUES = 200;
const EMAIL = /^[^\s@]{1,100}@[^\s@]{1,150}$/;

/** Roles that no claim gives: a provider's user speaks for one provider, which no claim names; an API client is no person. */
const NOT_BY_CLAIM = new Set(['provider-user', 'api-client']);

/** Roles that a claim can give, in the order that people are offered them. */
export const ROLES_BY_CLAIM = ROLES.filter(({ role }) => !NOT_BY_CLAIM.has(role));

/** Reads a person out of their claims. Claims of a wrong kind are as if absent. */
export function readClaims(claims: Claims, rules: ClaimRules): KnownPerson {
  const claimValues = [...new Set(textsOf(claimAt(claims, rules.roleClaim)))];
  const given = new Set(
    rules.roles.filter(({ claimValue }) => claimValues.includes(claimValue)).map(({ role }) => role),
  );
  const email = emailOf(claims, rules.trustEmail);
  const proved = claims.auth_time;
  return {
    subject: claims.sub,
    name: textOf(claims.name) ?? textOf(claims.preferred_username) ?? email ?? 'Somebody without a name',
    email,
    claimValues,
    roles: ROLES_BY_CLAIM.map(({ role }) => role).filter((role) => given.has(role)),
    amr: textsOf(claims.amr),
    provedAt: typeof proved === 'number' && isInstant(proved) ? new Date(proved * 1000) : null,
    providerSession: textOf(claims.sid),
  };
}

/**
 * An address that says whose it is: one that the provider verified; or, where the council trusts its provider, any. Microsoft
 * says nothing of verifying and may put it in preferred_username alone.
 */
function emailOf(claims: Claims, trusted: boolean): string | null {
  const email = textOf(claims.email);
  if (email !== null && EMAIL.test(email) && (claims.email_verified === true || trusted)) return email;
  const username = textOf(claims.preferred_username);
  return trusted && username !== null && EMAIL.test(username) ? username : null;
}

function claimAt(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let at: unknown = claims;
  for (const step of path.split('.')) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Record<string, unknown>)[step];
  }
  return at;
}

function textsOf(value: unknown): string[] {
  const all: unknown[] = Array.isArray(value) ? value.slice(0, MOST_VALUES) : [value];
  return all.map(textOf).filter((text) => text !== null);
}

function textOf(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const clean = value
    .replace(/\p{Cc}/gu, ' ')
    .toWellFormed()
    .trim()
    .slice(0, 200);
  return clean === '' ? null : clean;
}

/** Seconds that a date can hold, and after the year 1970. */
const isInstant = (seconds: number) => seconds > 0 && seconds < 8_640_000_000_000;
