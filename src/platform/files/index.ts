export { FileProblem, type Problem } from './file-problem.ts';
export { DEFAULT_LIMITS, type Limits } from './limits.ts';
export { expectKind, sniff, type FileKind } from './sniff.ts';
export { listSheets, readTable, TABLE_KINDS } from './table.ts';
export type { TableOptions, TableRow } from './table-types.ts';
export {
  findHeader,
  headerIndex,
  plainHeading,
  readHeadedTable,
  type HeadedBatch,
  type HeaderIndex,
  type WantedColumn,
} from './header.ts';
export { readJsonRecords, type JsonRecord } from './json-records.ts';
export { findStoredFile, saveUpload, storedPath, storeFile, type SavedFile } from './upload.ts';
