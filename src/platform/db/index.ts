export { againAfterDeadlock } from './again.ts';
export { askTogether } from './ask-together.ts';
export { copyLine, copyRows } from './copy-rows.ts';
export { readHolder } from './data-folder-lock.ts';
export { dataFolder, EMBEDDED_MAJOR } from './data-folder.ts';
export {
  DatabaseUnavailableError,
  DataFolderInUseError,
  MigrationError,
  type FolderHolder,
} from './errors.ts';
export { maintain } from './maintain.ts';
export { migrate } from './migrate.ts';
export { openDatabase, openEmbedded, type DatabaseOptions, type EmbeddedDatabase } from './open-database.ts';
export type { Database, Scope, Tx } from './types.ts';
export { enterAuthority } from './within.ts';
