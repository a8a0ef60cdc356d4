import { FileProblem } from '../../platform/files/index.ts';
import { ImportBusyError } from './import/import-types.ts';

/** What a person is told about an import that did not happen; null for a fault of ours, which the error page tells. */
export function importProblem(error: unknown): string | null {
  if (error instanceof FileProblem) return `${error.what} (${error.where}). ${error.doThis}`;
  if (error instanceof ImportBusyError) return error.message;
  return null;
}
