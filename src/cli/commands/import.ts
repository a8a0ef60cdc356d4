import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { Argument, type Command } from 'commander';
import { IMPORT_SOURCES, type ImportResult, type ImportSource } from '../../modules/cqc/index.ts';
import { importCqc } from '../../modules/insight/index.ts';
import { historyInWords, importHistoryFile } from '../../modules/intelligence/index.ts';
import { CommandFailure, printJson, type CliContext } from '../context.ts';
import { withJobContext } from '../job-context.ts';

const SHOWN_REJECTED = 20;

/** `amberley import SOURCE FILE [--dry-run] [--json]`: reads a file of CQC data into the register. */
export function addImport(program: Command, context: CliContext): void {
  const command = program
    .command('import')
    .description("read a file of CQC's data into the register; the same file again changes nothing")
    .addArgument(new Argument('<source>', 'what the file is').choices([...IMPORT_SOURCES]))
    .argument('<file>', 'path of the file')
    .option('--dry-run', 'say what would change, and change nothing')
    .option('--json', 'print one JSON value')
    .action(async (source: ImportSource, file: string, options: { dryRun?: boolean; json?: boolean }) => {
      const path = resolve(context.io.cwd, file);
      if (!existsSync(path)) throw new CommandFailure(`There is no file ${path}.`);
      await context.withApplication(async (application) => {
        const request = { source, path, fileName: basename(path), dryRun: options.dryRun === true };
        const result = await withJobContext(
          application,
          context.io,
          (job) => importCqc(job, request),
          'any council',
        );
        if (options.json === true) printJson(context.io, result);
        else context.io.out(importInWords(result));
      });
    });
  addImportIntelligence(command, context);
}

/** `amberley import intelligence FILE [--dry-run] [--json]`: reads a file of what a council heard before into its log. */
function addImportIntelligence(imports: Command, context: CliContext): void {
  imports
    .command('intelligence')
    .description(
      'read a file of what the council heard before into its log; the same file again changes nothing',
    )
    .argument('<file>', 'path of a CSV, XLSX or ODS file')
    .option('--dry-run', 'say what would be recorded, and record nothing')
    .option('--json', 'print one JSON value')
    .action(async (file: string, _own: unknown, command: Command) => {
      // The command above takes these options too, and has them where they stand before the file.
      const options: { dryRun?: boolean; json?: boolean } = command.optsWithGlobals();
      const path = resolve(context.io.cwd, file);
      if (!existsSync(path)) throw new CommandFailure(`There is no file ${path}.`);
      await context.withApplication(async (application) => {
        const request = { path, fileName: basename(path), dryRun: options.dryRun === true };
        const result = await withJobContext(application, context.io, (job) =>
          importHistoryFile(job, request),
        );
        if (options.json === true) return printJson(context.io, result);
        const refused = result.examples
          .slice(0, SHOWN_REJECTED)
          .map((row) => `Row ${row.row}, ${row.column}: "${row.value}" was refused: ${row.reason}`);
        context.io.out(`${[historyInWords(result), ...refused].join('\n')}\n`);
      });
    });
}

/** The end of an import as a person reads it. */
export function importInWords(result: ImportResult): string {
  const lines = [
    result.dryRun ? 'Nothing was changed: this was a dry run.' : 'Imported.',
    `${result.read} records read: ${result.added} added, ${result.changed} changed, ${result.unchanged} unchanged.`,
    ...result.leftOut.map((left) => `${left.n} left out: ${left.reason}.`),
    ...Object.entries(result.moved).map(([what, n]) => `${n} ${what}.`),
    ...result.rejected
      .slice(0, SHOWN_REJECTED)
      .map((row) => `Row ${row.row}, ${row.column}: "${row.value}" was rejected: ${row.reason}`),
  ];
  if (result.rejected.length > SHOWN_REJECTED)
    lines.push(`... and ${result.rejected.length - SHOWN_REJECTED} more rejected (see --json).`);
  return `${lines.join('\n')}\n`;
}
