import { parseDay, shortDay } from '../../../kernel/calendar-day.ts';
import type { ImportSource } from '../../cqc/index.ts';

/** What each kind of import is called on pages. */
export const SOURCE_NAMES: Record<ImportSource, string> = {
  'cqc-active': 'Active locations',
  'cqc-ratings': 'Latest ratings',
  'cqc-deactivated': 'Deactivated locations',
  'cqc-directory': 'Care directory',
  'cqc-api': 'Records of the CQC API',
  sync: 'Sync with CQC',
};

/** What an import saw move, in words for one and for more, most telling first. */
const MOVED: Record<string, string> = {
  'rating down': 'Rating went down',
  'rating up': 'Rating went up',
  'first rating': 'First rating',
  registered: 'Newly registered',
  deregistered: 'Registration ended',
  'manager left': 'Manager left',
  'manager registered': 'Manager registered',
  dormant: 'Became dormant',
  'active again': 'Active again',
  'new provider': 'New provider',
  'beds changed': 'Beds changed',
  renamed: 'Renamed',
};

/** The kinds of movement in the order in which they are shown. */
export const MOVEMENT_KINDS = Object.keys(MOVED);

export function movedWords(kind: string): string {
  return MOVED[kind] ?? sentence(kind);
}

/** Columns of the register whose own names do not tell people what they hold. */
const FIELDS: Record<string, string> = {
  also_known_as: 'Other name',
  provider_id: 'Provider',
  care_home: 'Care home',
  dormant_from: 'Dormant from',
  dormant_to: 'Dormant until',
  manager_registered: 'Registered manager',
  manager_absent_from: 'Manager absent since',
  brand_id: 'Brand id',
  brand_name: 'Brand',
  uprn: 'Property number (UPRN)',
  last_inspected_on: 'Last inspected',
  unrated_reason: 'Why not rated',
  'new location': 'New service',
};

/** A changed column, or a judgement such as "Care Homes, Safe rating, published 2025-03-01", as people read it. */
export function fieldWords(field: string): string {
  return FIELDS[field] ?? sentence(field.replaceAll('_', ' ').replace(/\d{4}-\d{2}-\d{2}/g, dayWords));
}

/** A column's value as people read it: days, yes and no, lists. */
export function valueWords(value: string | null): string {
  if (value === null || value === '') return '–';
  if (value === 'true') return 'Yes';
  if (value === 'false') return 'No';
  if (/^\[.*\]$/s.test(value)) return listWords(value);
  return dayWords(value);
}

function listWords(json: string): string {
  try {
    const list: unknown = JSON.parse(json);
    return Array.isArray(list) && list.length > 0 ? list.map(String).join(', ') : '–';
  } catch {
    return json;
  }
}

function dayWords(text: string): string {
  const day = parseDay(text);
  return day === null ? text : shortDay(day);
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
