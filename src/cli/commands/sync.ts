import type { Command } from 'commander';
import { syncFromCqc } from '../../modules/insight/index.ts';
import { printJson, type CliContext } from '../context.ts';
import { withJobContext } from '../job-context.ts';
import { importInWords } from './import.ts';

/** `amberley sync cqc`: what changed at CQC since last time, or everything the first time. */
export function addSync(program: Command, context: CliContext): void {
  const sync = program.command('sync').description('fetch from another system');
  sync
    .command('cqc')
    .description(
      "fetch what changed from CQC's public API (settings: CQC_API_KEY and others, see docs/how-to/sync-with-cqc.md)",
    )
    .option('--full', 'fetch everything, not only what changed')
    .option('--json', 'print one JSON value')
    .action(async (options: { full?: boolean; json?: boolean }) => {
      await context.withApplication(async (application) => {
        const mode = options.full === true ? ('full' as const) : ('auto' as const);
        const result = await withJobContext(application, context.io, (job) => syncFromCqc(job, { mode }));
        if (options.json === true) printJson(context.io, result);
        else context.io.out(importInWords(result));
      });
    });
}
