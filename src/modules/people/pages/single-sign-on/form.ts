import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { SignOnSettings } from '../../queries/save-sign-on.ts';
import { ROLES_BY_CLAIM } from '../../sign-on/claims.ts';
import { issuerProblem } from '../../sign-on/issuer-address.ts';

/** More rows than this are not read: nobody has so many roles. */
export const MOST_ROWS = 60;

const SECRET = /^SIGN_ON_SECRET(_[A-Z0-9]+)*$/;
const CLAIM = /^[\w:/.-]{1,100}$/;
const AMR = /^[\w.-]{1,40}$/;

type Problems = (FieldError | undefined)[];

/** Reads the settings of single sign-on. Whether the provider is really there is asked afterwards. */
export function parseSignOn(fields: Fields): Parsed<SignOnSettings> {
  const [name, issuer, clientId] = ['name', 'issuer', 'clientId'].map((each) => one(fields, each)) as [
    string,
    string,
    string,
  ];
  const secretSetting = one(fields, 'secretSetting');
  const roleClaim = one(fields, 'roleClaim') || 'roles';
  const requireAmr = [
    ...new Set(
      one(fields, 'requireAmr')
        .split(/[\s,]+/)
        .filter(Boolean),
    ),
  ];
  const { roles, problems } = rolesOf(fields);
  const errors = [
    tooLong('name', name, 60, messages.signOnNameMissing, messages.signOnNameTooLong),
    issuerError(issuer),
    tooLong('clientId', clientId, 200, messages.signOnClientMissing, messages.signOnClientTooLong),
    unlike('secretSetting', secretSetting, SECRET, messages.signOnSecretWrong),
    unlike('roleClaim', roleClaim, CLAIM, messages.signOnClaimWrong),
    requireAmr
      .map((each) => unlike('requireAmr', each, AMR, messages.signOnAmrWrong))
      .find((error) => error !== undefined),
    ...problems,
  ].filter((error) => error !== undefined);
  if (errors.length > 0) return { errors };
  const ticked = (field: string) => one(fields, field) === 'yes';
  const [trustEmail, makeAccounts, enabled] = [
    ticked('trustEmail'),
    ticked('makeAccounts'),
    ticked('enabled'),
  ];
  return {
    value: {
      name, issuer, clientId, secretSetting, roleClaim, requireAmr: requireAmr.slice(0, 10), trustEmail, makeAccounts, enabled, roles,
    },
  }; // prettier-ignore
}

function issuerError(issuer: string): FieldError | undefined {
  const error = (message: string) => ({ field: 'issuer', message });
  if (issuer === '') return error(messages.signOnIssuerMissing);
  if (issuer.length > 500) return error(messages.signOnIssuerTooLong);
  switch (issuerProblem(issuer)) {
    case 'not an address':
      return error(messages.signOnIssuerNot(issuer.slice(0, 80)));
    case 'not https':
      return error(messages.signOnIssuerHttp);
    case 'too much':
      return error(messages.signOnIssuerTooMuch);
    case undefined:
      return undefined;
  }
}

/** The rows of the table: a value of the claim and the role it gives. A row without a value is none. */
function rolesOf(fields: Fields): { roles: SignOnSettings['roles']; problems: Problems } {
  const known = new Set(ROLES_BY_CLAIM.map(({ role }) => String(role)));
  const roles = new Map<string, { claimValue: string; role: string }>();
  const problems: Problems = [];
  for (let row = 0; row < MOST_ROWS; row++) {
    const claimValue = one(fields, `value-${row}`);
    const role = one(fields, `role-${row}`);
    if (claimValue === '') continue;
    if (claimValue.length > 200)
      problems.push({ field: `value-${row}`, message: messages.signOnValueTooLong });
    else if (!known.has(role))
      problems.push({ field: `role-${row}`, message: messages.signOnRoleMissing(claimValue.slice(0, 60)) });
    else roles.set(`${role} ${claimValue}`, { claimValue, role });
  }
  return { roles: [...roles.values()], problems };
}

function tooLong(
  field: string,
  text: string,
  most: number,
  missing: string,
  long: string,
): FieldError | undefined {
  if (text === '') return { field, message: missing };
  return text.length > most ? { field, message: long } : undefined;
}

function unlike(
  field: string,
  text: string,
  pattern: RegExp,
  message: (text: string) => string,
): FieldError | undefined {
  return pattern.test(text) ? undefined : { field, message: message(text.slice(0, 60)) };
}
