import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { longDay, parseDay, type Day } from '../../kernel/calendar-day.ts';
import { checkExtract, extractFiles, findExtracts, makeExtract } from '../../modules/insight/index.ts';
import { storedPath } from '../../platform/files/index.ts';
import type { Application } from '../../app.ts';
import { CommandFailure, printJson, type CliContext } from '../context.ts';
import { withJobContext } from '../job-context.ts';

type Extract = NonNullable<Awaited<ReturnType<typeof makeExtract>>>;

interface TakeOptions {
  out?: string;
  day?: string;
  json?: boolean;
}
interface VerifyOptions {
  manifest: string;
  key: string;
  signature?: string;
  json?: boolean;
}

/** `amberley extract`: takes the signed extract of a day, and checks one that somebody has. */
export function addExtract(program: Command, context: CliContext): void {
  const extract = program
    .command('extract')
    .description('the daily extract of status and placements for case systems, signed');
  extract
    .command('take', { isDefault: true })
    .description('write the CSV, its manifest, the signature and the public key into a folder')
    .requiredOption('--out <folder>', 'where the files are written')
    .option('--day <day>', 'of which day, as YYYY-MM-DD; today, made now where it is not there yet')
    .option('--json', 'print one JSON value')
    .action((options: TakeOptions) =>
      context.withApplication((application) => take(application, context, options)),
    );
  extract
    .command('verify <file>')
    .description('say whether a CSV is whole, and by whom it was signed')
    .requiredOption('--manifest <file>', 'its manifest')
    .requiredOption('--key <file>', 'the public key (PEM) that you were given')
    .option('--signature <file>', 'the signature; by default beside the manifest, as .sig')
    .option('--json', 'print one JSON value')
    .action((file: string, options: VerifyOptions) => verify(context, file, options));
}

async function take(application: Application, { io }: CliContext, options: TakeOptions): Promise<void> {
  const day = options.day === undefined ? application.clock.today() : parseDay(options.day);
  if (day === null) throw new CommandFailure(`--day is "${options.day}": write it as 2026-11-22.`, 2);
  const made = await extractOf(application, io, day);
  const folder = resolve(io.cwd, options.out ?? '.');
  const files = await writeFiles(made, folder, application.config.dataDir);
  const { version, services, keyId } = made;
  if (options.json === true) return printJson(io, { day, version, services, keyId, files });
  io.out(`${counted(services)} of ${longDay(day)}, signed by the key ${keyId}:\n`);
  for (const file of files) io.out(`${file}\n`);
}

async function extractOf(application: Application, io: CliContext['io'], day: Day): Promise<Extract> {
  const scope = await application.scope();
  if (scope.authorityId === null) throw new CommandFailure('There is no council yet.');
  const [kept] = await application.db.within(scope, (tx) => findExtracts(tx, 1, day));
  if (kept !== undefined) return kept;
  if (day !== application.clock.today())
    throw new CommandFailure(`No extract of ${longDay(day)} is kept: one is made on its day.`);
  const made = await withJobContext(application, io, (job) => makeExtract(job));
  if (made === undefined) throw new CommandFailure('There is no council yet.');
  return made;
}

/** The manifest last: whoever waits for it finds the rest there. Each under its name only once it is whole. */
async function writeFiles(made: Extract, folder: string, dataDir: string): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const names = extractFiles(made.day, made.version);
  const csv = await readFile(storedPath(dataDir, made.path)).catch(() => {
    throw new CommandFailure(
      'The file of that extract is gone from the data folder: restore it, or make it again.',
    );
  });
  const contents: [string, string | Buffer][] = [
    [`amberley-extract-${made.keyId}.pem`, made.publicKey],
    [names.csv, csv],
    [names.signature, Buffer.from(made.signature, 'base64')],
    [names.manifest, made.manifest],
  ];
  const written: string[] = [];
  for (const [name, content] of contents) {
    const path = join(folder, name);
    await writeFile(`${path}.part`, content);
    await rename(`${path}.part`, path);
    written.push(path);
  }
  return written;
}

async function verify({ io }: CliContext, file: string, options: VerifyOptions): Promise<void> {
  const signature = options.signature ?? options.manifest.replace(/\.json$/, '.sig');
  if (signature === options.manifest)
    throw new CommandFailure('Say with --signature where the signature is.', 2);
  const read = async (path: string) =>
    readFile(resolve(io.cwd, path)).catch((error: Error) => {
      throw new CommandFailure(`${path} cannot be read: ${error.message}`);
    });
  const checked = checkExtract({
    csv: await read(file),
    manifest: await read(options.manifest),
    signature: await read(signature),
    publicKey: (await read(options.key)).toString('utf8'),
  });
  if (checked.why !== undefined) throw new CommandFailure(`${file} is not to be trusted. ${checked.why}`);
  const { council, day, version, rows, keyId } = checked.manifest;
  if (options.json === true)
    return printJson(io, { whole: true, council: council.name, day, version, rows, keyId });
  io.out(
    `${file} is whole: ${counted(rows)} of ${council.name}, ${longDay(day)}, version ${version}, signed by the key ${keyId}.\n`,
  );
}

const counted = (n: number): string => `${n} ${n === 1 ? 'service' : 'services'}`;
