import { momentWords } from '../../audit/words.ts';

/** A value as people read it: moments in England, lists with commas, what is structured as JSON. */
export function cellWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return momentWords(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(cellWords).join(', ');
  if (typeof value === 'object') return Object.keys(value).length === 0 ? '' : JSON.stringify(value);
  return String(value as string | number);
}
