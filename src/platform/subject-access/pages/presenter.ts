import type { FieldError } from '../../../kernel/parsed.ts';
import { one, type Fields } from '../../forms/index.ts';
import type { Section } from '../gather.ts';
import { paths } from '../paths.ts';
import type { Candidate, Wanted } from '../types.ts';

export interface SearchModel {
  action: string;
  typed: string;
  error: { text: string } | undefined;
  /** Undefined before anything was searched. */
  found: { name: string; email: string; how: string; href: string }[] | undefined;
  /** Wherever the words stand, for somebody who is not among the found. */
  anywhere: { words: string; href: string } | undefined;
}

/** The search as plain values. */
export function presentSearch(
  query: Fields,
  words: string | null,
  found: readonly Candidate[],
  errors: readonly FieldError[],
): SearchModel {
  const error = errors.find(({ field }) => field === 'q');
  return {
    action: paths.search(),
    typed: one(query, 'q'),
    error: error === undefined ? undefined : { text: error.message },
    found:
      words === null
        ? undefined
        : found.map(({ kind, id, name, email, how }) => ({
            name,
            email: email ?? '',
            how,
            href: paths.preview({ kind, id }),
          })),
    anywhere: words === null ? undefined : { words, href: paths.preview({ kind: 'words', words }) },
  };
}

export interface PreviewModel {
  about: string;
  sections: { title: string; what: string; records: string }[];
  empty: string[];
  total: string;
  cut: boolean;
  download: string;
}

/** What an export would hold, as plain values. */
export function presentPreview(wanted: Wanted, about: string, sections: readonly Section[]): PreviewModel {
  const count = (n: number) => n.toLocaleString('en-GB');
  return {
    about,
    sections: sections
      .filter(({ rows }) => rows.length > 0)
      .map(({ title, what, rows }) => ({ title, what, records: count(rows.length) })),
    empty: sections.filter(({ rows }) => rows.length === 0).map(({ title }) => title),
    total: count(sections.reduce((sum, { rows }) => sum + rows.length, 0)),
    cut: sections.some((section) => section.cut),
    download: paths.download(wanted),
  };
}
