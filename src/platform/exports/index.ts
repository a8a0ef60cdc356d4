import { Readable } from 'node:stream';
import { csvPieces } from './csv.ts';
import { odsParts } from './ods.ts';
import type { Exported, ExportFormat, ExportTable } from './types.ts';
import { xlsxParts } from './xlsx.ts';
import { inPieces, zipStream } from './zip-stream.ts';

export { RejectedFile } from './rejected-file.ts';
export type { Exported, ExportColumn, ExportFormat, ExportRow, ExportTable } from './types.ts';

export const EXPORT_FORMATS: readonly ExportFormat[] = ['csv', 'xlsx', 'ods'];

const CONTENT_TYPES: Record<ExportFormat, string> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
};

/**
 * A table as a file to download, made while it is sent: rows are taken as fast as the reader takes bytes. Text can never
 * become a formula (see README.md); headings are bold and stay in view, days are real dates in XLSX and ODS.
 */
export function exportTable(format: ExportFormat, table: ExportTable): Exported {
  return {
    filename: exportFilename(table.title, table.day, format),
    contentType: CONTENT_TYPES[format],
    body: body(format, table),
  };
}

function body(format: ExportFormat, table: ExportTable): Readable {
  if (format === 'csv') return Readable.from(inPieces(csvPieces(table)), { objectMode: false });
  return zipStream(format === 'xlsx' ? xlsxParts(table) : odsParts(table), table.day);
}

/** "Services, Oldham" on 22 November 2026 is `services-oldham-2026-11-22.csv`: letters and digits that every system takes. */
export function exportFilename(title: string, day: string, extension: string): string {
  const slug = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f'\u2019]/g, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '');
  return `${slug || 'list'}-${day}.${extension}`;
}
