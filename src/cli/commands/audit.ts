import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  faultInWords,
  fetchHeads,
  headsText,
  parseHeads,
  verifyAudit,
  type AuditCheck,
  type AuditHead,
} from '../../platform/audit/index.ts';
import { CommandFailure, printJson, type CliContext } from '../context.ts';

/** `amberley audit verify` and `amberley audit heads`: whether the trail is whole, and where its chains end. */
export function addAudit(program: Command, context: CliContext): void {
  const audit = program.command('audit').description('the record of every change');
  addVerify(audit, context);
  addHeads(audit, context);
}

/** Walks every chain; exits 1 naming each entry that does not fit. */
function addVerify(audit: Command, context: CliContext): void {
  audit
    .command('verify')
    .description('check that no entry of the audit trail was changed, removed, re-ordered or added past it')
    .option('--against <file>', 'heads that `audit heads` noted: finds a history that was rewritten since')
    .option('--json', 'print one JSON value')
    .action(async (options: { against?: string; json?: boolean }) => {
      const noted = options.against === undefined ? [] : readHeads(context, options.against);
      await context.withApplication(async ({ db }) => {
        const check = await verifyAudit(db.owner, { noted, progress: progressLine(context) });
        if (options.json === true) printJson(context.io, check);
        else if (check.holds) context.io.out(checkInWords(check));
        if (!check.holds) throw new CommandFailure(faultsInWords(check));
      });
    });
}

/** Prints where each chain ends, to be kept elsewhere. */
function addHeads(audit: Command, context: CliContext): void {
  audit
    .command('heads')
    .description('print the head of each chain, to be kept where the database’s owner cannot change it')
    .option('--json', 'print one JSON value')
    .action(async (options: { json?: boolean }) => {
      await context.withApplication(async ({ db, clock }) => {
        const heads = await fetchHeads(db.owner);
        if (options.json === true) printJson(context.io, { rows: heads });
        else context.io.out(headsText(heads, clock.now()));
      });
    });
}

function readHeads({ io }: CliContext, file: string): AuditHead[] {
  const path = resolve(io.cwd, file);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    throw new CommandFailure(`There is no file ${path} that can be read.`);
  }
  const { value, problem } = parseHeads(text);
  if (value === undefined) throw new CommandFailure(`${path} does not hold heads of the trail: ${problem}.`);
  return value;
}

/** Tells on a terminal how far the walk has come, on one line. */
function progressLine({ io }: CliContext): ((done: number, total: number) => void) | undefined {
  if (!io.interactive) return undefined;
  return (done, total) => io.err(`\r${done} of ${Math.max(done, total)} entries${done >= total ? '\n' : ''}`);
}

function checkInWords({ entries, heads }: AuditCheck): string {
  const counted = (n: number, one: string, many: string) => `${n} ${n === 1 ? one : many}`;
  const lines = [
    `The audit trail holds: ${counted(entries, 'entry', 'entries')} in ${counted(heads.length, 'chain', 'chains')}.`,
    ...heads.map((head) => `${head.chain} ${head.entries} ${head.hash}`),
  ];
  return `${lines.join('\n')}\n`;
}

function faultsInWords({ faults, moreFaults }: AuditCheck): string {
  const lines = faults.map((fault) => `The audit trail does not hold: ${faultInWords(fault)}.`);
  if (moreFaults > 0) lines.push(`... and ${moreFaults} more faults.`);
  return lines.join('\n');
}
