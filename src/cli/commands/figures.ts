import type { Command } from 'commander';
import { parseDay, longDay, type Day } from '../../kernel/calendar-day.ts';
import type { Figure, FigureParameters } from '../../platform/figures/index.ts';
import { CommandFailure, printJson, type CliContext } from '../context.ts';

interface FigureOptions {
  asAt?: string;
  from?: string;
  localAuthority?: string[];
  by?: string;
  json?: boolean;
}

/** `amberley figures` lists every figure; `amberley figure ID` asks one. */
export function addFigures(program: Command, context: CliContext): void {
  program
    .command('figures')
    .description('every figure that can be asked for')
    .option('--json', 'print one JSON value')
    .action(async (options: { json?: boolean }) => {
      await context.withApplication(async ({ figures }) => {
        const rows = figures.all().map((figure) => ({
          id: figure.id,
          name: figure.name,
          unit: figure.unit,
          parameters: [...figure.parameters],
          groupings: [...figure.groupings],
          counts: figure.counts,
          denominator: figure.denominator,
          source: figure.source,
          version: figure.version,
        }));
        if (options.json === true) printJson(context.io, { rows });
        else for (const row of rows) context.io.out(`${row.id}  ${row.name} (${row.unit})\n`);
      });
    });
  program
    .command('figure')
    .description('one figure, with the records behind it')
    .argument('<id>', 'its id, say cqc.rating-distribution')
    .option('--as-at <day>', 'the day it is true of, YYYY-MM-DD (today where absent)')
    .option('--from <day>', 'for a movement between two days: the earlier day')
    .option(
      '--local-authority <name>',
      "CQC's name of a local authority; may be repeated (the council's area where absent)",
      collect,
    )
    .option('--by <grouping>', 'how its rows are grouped')
    .option('--json', 'print one JSON value')
    .action((id: string, options: FigureOptions) => askFigure(context, id, options));
}

/** Gathers an option that may be given several times. */
function collect(value: string, before: string[] = []): string[] {
  return [...before, value];
}

async function askFigure(context: CliContext, id: string, options: FigureOptions): Promise<void> {
  await context.withApplication(async (application) => {
    const figure = application.figures.find(id);
    if (figure === undefined) {
      throw new CommandFailure(`There is no figure "${id}". Ask \`amberley figures\` for the list.`, 2);
    }
    const council = await application.authority();
    const parameters = readParameters(figure, options, application.clock.today(), council?.area ?? []);
    const scope = await application.scope();
    const { value, records } = await application.db.within(scope, async (tx) => ({
      value: await figure.value(tx, parameters),
      records: await figure.records(tx, parameters),
    }));
    if (value.denominator === 0 && options.localAuthority !== undefined) {
      context.io.err(
        `Nothing is counted in ${options.localAuthority.join(', ')} on that day: the name must be spelled as CQC spells it.\n`,
      );
    }
    if (options.json === true) {
      printJson(context.io, {
        id: figure.id,
        parameters,
        denominator: value.denominator,
        rows: value.rows,
        records,
      });
      return;
    }
    context.io.out(`${figure.name}, ${longDay(parameters.asAt)}: ${value.denominator} ${figure.unit}\n`);
    for (const row of value.rows) context.io.out(`  ${Object.values(row).map(shown).join('  ')}\n`);
  });
}

function shown(value: string | number | null): string {
  if (value === null) return '-';
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(1) : String(value);
}

function readParameters(
  figure: Figure,
  options: FigureOptions,
  today: Day,
  area: string[],
): FigureParameters {
  const parameters: FigureParameters = { asAt: readDay('--as-at', options.asAt) ?? today };
  const from = readDay('--from', options.from);
  if (from !== undefined) parameters.from = from;
  const named = options.localAuthority ?? area;
  if (named.length > 0) parameters.localAuthorities = named;
  if (options.by !== undefined) {
    if (!figure.groupings.includes(options.by)) {
      const known =
        figure.groupings.length === 0 ? 'it takes none' : `it takes ${figure.groupings.join(', ')}`;
      throw new CommandFailure(`${figure.id} has no grouping "${options.by}": ${known}.`, 2);
    }
    parameters.by = options.by;
  }
  return parameters;
}

/** The day of an option; undefined where it was not given. */
export function readDay(option: string, text: string | undefined): Day | undefined {
  if (text === undefined) return undefined;
  const parsed = parseDay(text);
  if (parsed === null)
    throw new CommandFailure(`${option} is "${text}": write a day as YYYY-MM-DD, say 2025-03-20.`, 2);
  return parsed;
}
