import { resolve } from 'node:path';
import type { Command } from 'commander';
import { sql } from 'kysely';
import type { Tx } from '../../platform/db/types.ts';
import { checkBackup, restore, type AtStake, type Manifest } from '../../platform/keeping/index.ts';
import { CommandFailure, printJson, type CliContext } from '../context.ts';
import { counted, keptBy, named, OPERATOR } from '../kept.ts';

interface Options {
  check?: boolean;
  json?: boolean;
  yes?: boolean;
}

/** `amberley restore FILE`: puts a backup in the place of all that is there, while a server runs or not. */
// permission: platform.keep
export function addRestore(program: Command, context: CliContext): void {
  program
    .command('restore <file>')
    .description('put a backup in the place of everything that is there; a file with a fault changes nothing')
    .option('--check', 'only check that the file is whole and can be restored')
    .option('--yes', "replace a real council's data")
    .option('--json', 'print one JSON value')
    .action(async (name: string, options: Options) => {
      const file = resolve(context.io.cwd, name);
      if (options.check === true) await check(context, file, options);
      else await restoreAll(context, file, options);
    });
}

async function check(context: CliContext, file: string, options: Options): Promise<void> {
  await context.withApplication(async (application) => {
    const manifest = await checkBackup(keptBy(application, application.config.dataDir), file);
    const result = { file, ...summary(manifest) };
    if (options.json === true) printJson(context.io, result);
    else context.io.out(`${file} is whole: ${inWords(manifest)}.\n`);
  });
}

async function restoreAll(context: CliContext, file: string, options: Options): Promise<void> {
  await context.withApplication(async (application) => {
    const restored = await restore(keptBy(application, application.config.dataDir), file, {
      actor: OPERATOR,
      confirm: (manifest, atStake) => {
        if (options.yes !== true) refuseReal(manifest, atStake);
      },
      settle: endSessions,
    });
    const { manifest, newer, leftOut, auditFault } = restored;
    if (options.json === true) {
      printJson(context.io, {
        file,
        ...summary(manifest),
        migrated: newer,
        leftOut,
        auditHolds: auditFault === undefined,
      });
      return;
    }
    context.io.out(`Restored ${inWords(manifest)}. Everybody has to sign in again.\n`);
    for (const migration of newer) context.io.out(`Brought up to date by ${migration}.\n`);
    for (const table of leftOut)
      context.io.err(`The table ${table} was left out: Amberley does not make it.\n`);
    if (auditFault !== undefined)
      context.io.err(
        `The audit trail did not hold when the backup was made: entry ${auditFault.seq} of chain ${auditFault.chain}: ${auditFault.fault}.\n`,
      );
  });
}

function refuseReal(manifest: Manifest, { councils, changesSince }: AtStake): void {
  const real = councils.filter(({ isDemonstration }) => !isDemonstration);
  if (real.length === 0) return;
  throw new CommandFailure(
    `This would replace the data of ${named(real)} by the state of ${manifest.takenAt}: ${counted(changesSince, 'change')} recorded since then ` +
      'would be lost, in the audit trail too. Nothing was changed. Say --yes if you want that; `amberley backup FILE` keeps what is there now.',
  );
}

/** A session that was ended after the backup must not live again, nor a link that was used or cancelled since. */
async function endSessions(tx: Tx): Promise<void> {
  await sql`update people.session set ended_at = now() where ended_at is null`.execute(tx);
  await sql`update people.one_time_link set expires_at = now() where expires_at > now()`.execute(tx);
}

const rowsOf = ({ tables }: Manifest) => tables.reduce((sum, { rows }) => sum + rows, 0);

function summary(manifest: Manifest) {
  const { takenAt, amberley, councils, tables, files } = manifest;
  return {
    takenAt,
    amberley,
    councils: councils.map(({ name }) => name),
    tables: tables.length,
    rows: rowsOf(manifest),
    files: files.length,
  };
}

function inWords(manifest: Manifest): string {
  const { councils, tables, files, takenAt } = manifest;
  return (
    `${named(councils)}, ${counted(rowsOf(manifest), 'row')} of ${counted(tables.length, 'table')} and ` +
    `${counted(files.length, 'stored file')}, as at ${takenAt}`
  );
}
