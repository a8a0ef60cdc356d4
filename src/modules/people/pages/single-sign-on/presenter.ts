import { one, type Fields } from '../../../../platform/forms/index.ts';
import { paths } from '../../routes.ts';
import type { SignOn } from '../../queries/fetch-sign-on.ts';
import { secretOf } from '../../sign-on/provider.ts';
import { MOST_ROWS } from './form.ts';

/** The settings' form as it stands: as saved, or as sent. */
export interface SignOnForm {
  name: string;
  issuer: string;
  clientId: string;
  secretSetting: string;
  roleClaim: string;
  requireAmr: string;
  trustEmail: boolean;
  makeAccounts: boolean;
  enabled: boolean;
  rows: { value: string; role: string }[];
  version: number;
}

/** Rows that wait to be filled. */
const SPARE_ROWS = 3;

/** The form of what is saved; with what councils most often have where nothing is. */
export function fromSaved(saved: SignOn | undefined): SignOnForm {
  const rows = (saved?.roles ?? []).map(({ claimValue, role }) => ({ value: claimValue, role }));
  return {
    name: saved?.name ?? 'Microsoft',
    issuer: saved?.issuer ?? '',
    clientId: saved?.clientId ?? '',
    secretSetting: saved?.secretSetting ?? 'SIGN_ON_SECRET',
    roleClaim: saved?.roleClaim ?? 'roles',
    requireAmr: saved?.requireAmr.join(', ') ?? '',
    trustEmail: saved?.trustEmail ?? false,
    makeAccounts: saved?.makeAccounts ?? false,
    enabled: saved?.enabled ?? false,
    rows: spared(rows),
    version: saved?.version ?? 0,
  };
}

/** The form as it was sent, so that nothing typed is lost after an error. */
export function fromSubmitted(fields: Fields, version: number): SignOnForm {
  const rows: SignOnForm['rows'] = [];
  for (let row = 0; row < MOST_ROWS; row++)
    rows.push({ value: one(fields, `value-${row}`), role: one(fields, `role-${row}`) });
  const last = rows.findLastIndex(({ value, role }) => value !== '' || role !== '');
  return {
    name: one(fields, 'name'),
    issuer: one(fields, 'issuer'),
    clientId: one(fields, 'clientId'),
    secretSetting: one(fields, 'secretSetting'),
    roleClaim: one(fields, 'roleClaim'),
    requireAmr: one(fields, 'requireAmr'),
    trustEmail: one(fields, 'trustEmail') === 'yes',
    makeAccounts: one(fields, 'makeAccounts') === 'yes',
    enabled: one(fields, 'enabled') === 'yes',
    // Rows keep their numbers, so that an error still stands beside its row.
    rows: spared(rows.slice(0, last + 1)),
    version,
  };
}

const spared = (rows: SignOnForm['rows']): SignOnForm['rows'] => [
  ...rows,
  ...Array.from({ length: Math.min(SPARE_ROWS, MOST_ROWS - rows.length) }, () => ({ value: '', role: '' })),
];

/** What the provider has to be told about us. */
export function addressesOf(origin: string): { text: string; address: string }[] {
  return [
    { text: 'Redirect URI', address: `${origin}${paths.signOnBack()}` },
    { text: 'Where to go after signing out', address: `${origin}${paths.signIn()}` },
    { text: 'Back-channel logout', address: `${origin}${paths.backChannelLogout()}` },
  ];
}

/** What an administrator reads at the top: whether it is on, and whether the secret is there. */
export function stateOf(saved: SignOn | undefined): { enabled: boolean; secretMissing: string | null } {
  const missing = saved !== undefined && secretOf(saved.secretSetting) === undefined;
  return { enabled: saved?.enabled === true, secretMissing: missing ? saved.secretSetting : null };
}
