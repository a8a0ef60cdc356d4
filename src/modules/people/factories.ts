import type { NewAuthority } from './queries/save-authority.ts';
import { DEFAULT_BRAND } from './rules/authority-form.ts';

/** A council for tests. */
export function anAuthority(overrides: Partial<NewAuthority> & { authorityId: string }): NewAuthority {
  return {
    name: 'Test Council',
    isDemonstration: false,
    area: ['Oldham'],
    brand: { ...DEFAULT_BRAND },
    ...overrides,
  };
}
