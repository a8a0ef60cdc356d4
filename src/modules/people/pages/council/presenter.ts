import { many, one, type Fields } from '../../../../platform/forms/index.ts';
import type { AuthorityRow } from '../../queries/fetch-authority.ts';
import { DEFAULT_BRAND } from '../../rules/authority-form.ts';

export interface CouncilFormValues {
  name: string;
  wordmark: string;
  primary: string;
  accent: string;
  otherAreas: string;
  regions: { region: string; chosen: number; items: { value: string; checked: boolean }[] }[];
  version: number;
}

interface Known {
  region: string;
  localAuthority: string;
}

/** The form as it was sent, so that nothing typed is lost after an error. */
export function fromSubmitted(fields: Fields, known: Known[], version: number): CouncilFormValues {
  return {
    name: one(fields, 'name'),
    wordmark: one(fields, 'wordmark'),
    primary: one(fields, 'primary'),
    accent: one(fields, 'accent'),
    otherAreas: one(fields, 'otherAreas'),
    regions: regions(known, new Set(many(fields, 'area'))),
    version,
  };
}

/** The form as the council stands, or empty before set-up. */
export function fromSaved(saved: AuthorityRow | undefined, known: Known[]): CouncilFormValues {
  const names = new Set(known.map((item) => item.localAuthority));
  const area = saved?.area ?? [];
  return {
    name: saved?.name ?? '',
    wordmark: saved?.brand.wordmark ?? DEFAULT_BRAND.wordmark,
    primary: saved?.brand.primary ?? DEFAULT_BRAND.primary,
    accent: saved?.brand.accent ?? DEFAULT_BRAND.accent,
    otherAreas: area.filter((item) => !names.has(item)).join('\n'),
    regions: regions(known, new Set(area)),
    version: saved?.version ?? 0,
  };
}

function regions(known: Known[], chosen: Set<string>): CouncilFormValues['regions'] {
  const byRegion = new Map<string, { value: string; checked: boolean }[]>();
  for (const { region, localAuthority } of known) {
    const items = byRegion.get(region) ?? [];
    items.push({ value: localAuthority, checked: chosen.has(localAuthority) });
    byRegion.set(region, items);
  }
  return [...byRegion].map(([region, items]) => ({
    region,
    items,
    chosen: items.filter((item) => item.checked).length,
  }));
}
