import { queryString, type Fields } from '../forms/index.ts';

/** The addresses of the audit pages. */
export const paths = {
  list: (fields: Fields = {}) => `/audit${queryString(fields)}`,
  record: (table: string, id: string) => `/audit/record${queryString({ table, id })}`,
  export: (format: 'csv' | 'json' | 'xlsx', fields: Fields = {}) =>
    `/audit/export.${format}${queryString(fields)}`,
  check: () => '/audit/check',
};
