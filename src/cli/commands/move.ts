import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Application } from '../../app.ts';
import { move, type Moved } from '../../platform/keeping/index.ts';
import { CommandFailure, printJson, type CliContext } from '../context.ts';
import { counted, keptBy, OPERATOR } from '../kept.ts';
import { openFolderTarget, openServerTarget, type MoveTarget } from '../move-target.ts';

const SERVER = /^postgres(ql)?:\/\//;

/** `amberley move --to`: everything from the database of the settings into an empty one, compared at the end. */
// permission: platform.keep
export function addMove(program: Command, context: CliContext): void {
  program
    .command('move')
    .description('copy everything into an empty database, on a server or in a folder, and compare the two')
    .requiredOption('--to <place>', 'postgres://user:password@host/name, or a data folder')
    .option('--json', 'print one JSON value')
    .action(async ({ to, json }: { to: string; json?: boolean }) => {
      await context.withApplication(async (application) => {
        const target = await openTarget(to, context, application);
        const moved = await moveInto(target, application);
        if (json === true) printJson(context.io, { set: target.setting, ...asJson(moved) });
        else context.io.out(asTable(moved, target.setting));
        for (const path of json === true ? [] : moved.missingFiles)
          context.io.err(`The stored file ${path} is named in the database and was not on the disk.\n`);
      });
    });
}

async function openTarget(to: string, context: CliContext, application: Application): Promise<MoveTarget> {
  if (!SERVER.test(to)) return openFolderTarget(resolve(context.io.cwd, to), application);
  if (!URL.canParse(to))
    throw new CommandFailure('--to is no address: write postgres://user:password@host:5432/name', 2);
  return openServerTarget(to, application);
}

/** The target is closed at the end, and gone where nothing came of it. */
async function moveInto(target: MoveTarget, application: Application): Promise<Moved> {
  const source = keptBy(application, application.config.dataDir);
  try {
    const moved = await move(source, keptBy({ db: target.db, clock: application.clock }, target.dataDir), {
      actor: OPERATOR,
      words: { from: inWords(application.db), to: inWords(target.db) },
    });
    target.finish();
    await target.db.close();
    return moved;
  } catch (error) {
    await target.db.close();
    target.removeMade();
    throw new CommandFailure(`Not moved. ${error instanceof Error ? error.message : String(error)}`);
  }
}

const inWords = ({ kind }: Application['db']) =>
  kind === 'server' ? 'a PostgreSQL server' : 'a data folder';

function asJson({ tables, files, missingFiles, leftOut }: Moved) {
  const rows = tables.map(({ table, after }) => ({ table, rows: after.rows, checksum: after.checksum }));
  return { tables: rows, rows: rows.reduce((sum, each) => sum + each.rows, 0), files, missingFiles, leftOut };
}

function asTable({ tables, files }: Moved, setting: string): string {
  const width = Math.max(...tables.map(({ table }) => table.length));
  const line = (table: string, before: string, after: string, checksum: string) =>
    `${table.padEnd(width)}  ${before.padStart(10)}  ${after.padStart(10)}  ${checksum}\n`;
  const rows = tables.map(({ table, before, after }) =>
    line(
      table,
      String(before.rows),
      String(after.rows),
      before.checksum === after.checksum ? 'the same' : 'DIFFERENT',
    ),
  );
  const total = tables.reduce((sum, { after }) => sum + after.rows, 0);
  return (
    line('Table', 'Rows', 'Moved', 'Checksum') +
    rows.join('') +
    `${counted(total, 'row')} and ${counted(files, 'stored file')} moved. From now on set ${setting}.\n`
  );
}
