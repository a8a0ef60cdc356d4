import { queryString } from '../forms/index.ts';
import type { Wanted } from './types.ts';

const fieldsOf = (wanted: Wanted) =>
  wanted.kind === 'words' ? { words: wanted.words } : { [wanted.kind]: wanted.id };

/** The addresses of the pages of subject access. */
export const paths = {
  search: (words?: string) => `/settings/subject-access${queryString({ q: words })}`,
  preview: (wanted: Wanted) => `/settings/subject-access/preview${queryString(fieldsOf(wanted))}`,
  download: (wanted: Wanted) => `/settings/subject-access/download${queryString(fieldsOf(wanted))}`,
};
