import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Application } from '../../app.ts';
import {
  backTestModel,
  fetchModels,
  hitRate,
  modelsInForce,
  parseDraft,
  simulateModel,
} from '../../modules/risk/index.ts';
import type { Scope } from '../../platform/db/types.ts';
import { CommandFailure, printJson, type CliContext } from '../context.ts';

type Model = NonNullable<ReturnType<typeof parseDraft>['value']>['model'];

/** `amberley model`: the models of risk there are, and a model of a file checked and tried. Nothing of it is kept. */
export function addModel(program: Command, context: CliContext): void {
  const model = program
    .command('model')
    .description('models of risk: list them, check and try one of a file');
  model
    .command('list')
    .description('every model that the council has, its own and the shipped ones')
    .option('--json', 'print one JSON value')
    .action((options: { json?: boolean }) =>
      context.withApplication((application) => list(application, context, options)),
    );
  model
    .command('check <file>')
    .description('say everything that is wrong with a model (JSON, as a draft is downloaded)')
    .action(async (file: string) => {
      await context.withApplication(async (application) => void (await application.scope()));
      const { name, indicators, floors } = await readModel(file, context);
      context.io.out(`"${name}" can be used: ${indicators.length} indicators, ${floors.length} floors.\n`);
    });
  model
    .command('simulate <file>')
    .description('who would have another colour today by a model; nothing is kept')
    .option('--json', 'print one JSON value')
    .action((file: string, options: { json?: boolean }) => tried(context, file, options, simulated));
  model
    .command('backtest <file>')
    .description('what a model would have said of the past months, against what then happened')
    .option('--json', 'print one JSON value')
    .action((file: string, options: { json?: boolean }) => tried(context, file, options, backTested));
}

async function list(
  application: Application,
  { io }: CliContext,
  options: { json?: boolean },
): Promise<void> {
  const models = await application.db.within(await application.scope(), fetchModels);
  const inForce = modelsInForce(models, application.clock.today());
  const rows = models.map((model) => ({
    id: model.id,
    version: model.version,
    name: model.name,
    validFrom: model.validFrom,
    appliesTo: model.appliesTo,
    inForce: inForce.includes(model),
  }));
  if (options.json === true) return printJson(io, { rows });
  for (const { id, version, name, validFrom, inForce: now } of rows)
    io.out(`${now ? '*' : ' '} ${id} version ${version}, from ${validFrom}: ${name}\n`);
}

async function readModel(file: string, { io }: CliContext): Promise<Model> {
  let json: unknown;
  try {
    json = JSON.parse(await readFile(resolve(io.cwd, file), 'utf8'));
  } catch (error) {
    throw new CommandFailure(
      `${file} cannot be read as JSON: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  const { value, errors } = parseDraft(json);
  if (value !== undefined) return value.model;
  const problems = errors!.map(({ field, message }) => `  ${field}: ${message}`).join('\n');
  throw new CommandFailure(`${file} is not a model that can be used:\n${problems}`);
}

interface Tried {
  json: unknown;
  words: string;
}
type Trial = (
  application: Application,
  scope: Scope & { authorityId: string },
  model: Model,
  io: CliContext['io'],
) => Promise<Tried>;

async function tried(
  context: CliContext,
  file: string,
  options: { json?: boolean },
  trial: Trial,
): Promise<void> {
  await context.withApplication(async (application) => {
    const scope = await application.scope();
    const { authorityId } = scope;
    if (authorityId === null)
      throw new CommandFailure('There is no council yet whose services could be tried.');
    const model = await readModel(file, context);
    const { json, words } = await trial(application, { ...scope, authorityId }, model, context.io);
    if (options.json === true) printJson(context.io, json);
    else context.io.out(words);
  });
}

const simulated: Trial = async ({ db, clock }, scope, model) => {
  const { authorityId } = scope;
  const json = await db.within(scope, (tx) =>
    simulateModel(tx, model, { authorityId, today: clock.today() }),
  );
  const movers = json.movers.map(
    ({ name, locationId, from, to }) => `${from.rag} to ${to.rag}  ${name} (${locationId})\n`,
  );
  const words = `${json.moved} of ${json.n} services would have another proposed colour, and ${json.rescored} more another score.\n`;
  return { json, words: words + movers.join('') };
};

const backTested: Trial = async ({ db, clock }, scope, model, io) => {
  const json = await backTestModel(model, {
    authorityId: scope.authorityId,
    today: clock.today(),
    within: (work) => db.within(scope, work),
    step: (done, total, month) => io.interactive && io.err(`\r${done} of ${total}: ${month}`),
  });
  if (io.interactive) io.err('\r\u001b[K');
  const { voices, n, happened, complete } = json;
  const rate = (name: string, of: typeof voices.draft) => {
    const { n: told, of: all } = hitRate(of, 'Amber or Red');
    const auc = of.auc === null ? '-' : of.auc.toFixed(3);
    return `${name.padEnd(20)} Amber or Red beforehand: ${told} of ${all}; AUC ${auc}\n`;
  };
  const words = [
    `${n} colours in ${complete} months; something happened in the months after ${happened} of them.\n`,
    rate('this model', voices.draft),
    rate('models in force', voices.inForce),
    rate('CQC rating alone', voices.rating),
  ].join('');
  return { json, words };
};
