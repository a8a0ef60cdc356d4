export { FileProblem } from './file-problem.ts';
export { parseStorableJson } from './storable-json.ts';
export { expectKind, sniff, type FileKind } from './sniff.ts';
export { listSheets, readTable, TABLE_KINDS } from './table.ts';
export type { TableOptions, TableRow } from './table-types.ts';
export { findHeader, headerIndex, plainHeading, readHeadedTable, type WantedColumn } from './header.ts';
export { readJsonRecords } from './json-records.ts';
export { scanFile, type ClamdAddress } from './virus-scan.ts';
export { findStoredFile, saveUpload, storedPath, storeFile } from './upload.ts';
