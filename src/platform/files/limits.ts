/**
 * How much of a file we are willing to read. The defaults leave room around the largest real file known (the national
 * ratings: about 1 GB of XML in 27 MB, 324,000 rows of 28 columns) and stop files that were made to do harm.
 */
export interface Limits {
  /** Uncompressed bytes of one part of an ODS or XLSX file. */
  uncompressedBytes: number;
  /** Uncompressed bytes for each compressed one, judged once a part has passed `ratioFromBytes`. */
  compressionRatio: number;
  ratioFromBytes: number;
  /** Parts (files) inside an ODS or XLSX file. */
  zipEntries: number;
  /** Characters of one cell. */
  cellCharacters: number;
  /** Columns of a sheet: as many as Excel has. */
  columns: number;
  /** Cells made by the file's "repeat this" shorthand; a small file can ask for billions. */
  repeatedCells: number;
  /** Characters of the table of shared texts of an XLSX file, which must be held in memory. */
  sharedTextCharacters: number;
  /** Bytes of one JSON record. */
  recordBytes: number;
}

export const DEFAULT_LIMITS: Limits = {
  uncompressedBytes: 4 * 1024 ** 3,
  compressionRatio: 400,
  ratioFromBytes: 64 * 1024 ** 2,
  zipEntries: 10_000,
  cellCharacters: 1_000_000,
  columns: 16_384,
  repeatedCells: 50_000_000,
  sharedTextCharacters: 100_000_000,
  recordBytes: 16 * 1024 ** 2,
};
