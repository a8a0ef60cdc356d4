import { resolve } from 'node:path';
import type { Command } from 'commander';
import { backUp } from '../../platform/keeping/index.ts';
import { printJson, type CliContext } from '../context.ts';
import { counted, keptBy, named, OPERATOR } from '../kept.ts';

/** `amberley backup FILE`: everything in one file, while people work. */
// permission: platform.keep
export function addBackup(program: Command, context: CliContext): void {
  program
    .command('backup <file>')
    .description('write everything, tables and stored files, to one file (a ZIP); people may work meanwhile')
    .option('--force', 'write over a file that is there')
    .option('--json', 'print one JSON value')
    .action(async (name: string, options: { force?: boolean; json?: boolean }) => {
      const file = resolve(context.io.cwd, name);
      await context.withApplication(async (application) => {
        const kept = keptBy(application, application.config.dataDir);
        const made = await backUp(kept, file, { force: options.force === true, actor: OPERATOR });
        const { councils, tables, files, missingFiles, takenAt } = made.manifest;
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        if (options.json === true) {
          const { bytes, sha256 } = made;
          printJson(context.io, {
            file,
            bytes,
            sha256,
            takenAt,
            councils: councils.map((council) => council.name),
            tables: tables.length,
            rows,
            files: files.length,
            missingFiles,
          });
          return;
        }
        context.io.out(
          `${file}: ${named(councils)}, ${counted(rows, 'row')} of ${counted(tables.length, 'table')} and ${counted(files.length, 'stored file')}, ` +
            `as at ${takenAt}; ${counted(made.bytes, 'byte')}, SHA-256 ${made.sha256}.\n`,
        );
        for (const path of missingFiles)
          context.io.err(`The stored file ${path} is named in the database and was not on the disk.\n`);
      });
    });
}
