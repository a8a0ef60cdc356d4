import { ownContext, type CliIo } from './context.ts';
import { forward } from './socket.ts';
import { readConfig } from '../platform/config/index.ts';
import { run } from './run.ts';

/** Commands that must be a process of their own. */
const NOT_FORWARDED = new Set(['serve', 'demo', 'move']);

/** A command that reads one file and asks the data nothing, unless it must look up who calls. */
const readsOneFile = (argv: readonly string[]): boolean =>
  argv[0] === 'backtest' && !argv.some((word) => /^--(as|council)(=|$)/.test(word));

// Who reads only the first lines (`| head`) closes the pipe; the command goes on to its own end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const io: CliIo = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  interactive: process.stderr.isTTY === true,
};

/** What a server on the same data folder answers; undefined where there is none, or the data is on a server of many users. */
async function answerOfServer(argv: readonly string[]): Promise<number | undefined> {
  const { dataDir, databaseUrl } = readConfig(process.env);
  return databaseUrl === undefined ? forward(dataDir, argv, io) : undefined;
}

async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  const command = argv.find((word) => !word.startsWith('-'));
  if (command !== undefined && !NOT_FORWARDED.has(command) && !readsOneFile(argv)) {
    const answered = await answerOfServer(argv).catch((error: Error) => {
      io.err(`${error.message}\n`);
      return 1;
    });
    if (answered !== undefined) return answered;
  }
  return run(argv, ownContext(io, process.env, `amberley ${argv[0] ?? ''}`.trim()));
}

process.exitCode = await main();
