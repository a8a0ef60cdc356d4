import { fieldWords, momentWords } from '../../audit/words.ts';

/** A value as people read it: moments in England, lists with commas, what is structured field by field. */
export function cellWords(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return momentWords(value);
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.map(cellWords).join(', ');
  if (typeof value === 'object') return fieldsInWords(value);
  return String(value as string | number);
}

/** "Means: password; Address: 127.0.0.1". The JSON of the export keeps the structure. */
const fieldsInWords = (fields: object): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => `${fieldWords(name)}: ${cellWords(value)}`)
    .join('; ');
