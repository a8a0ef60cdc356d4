import { ownContext, type CliIo } from './context.ts';
import { forward } from './socket.ts';
import { readConfig } from '../platform/config/index.ts';
import { run } from './run.ts';

/** Commands that must be a process of their own. */
const NOT_FORWARDED = new Set(['serve', 'demo']);

const io: CliIo = {
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  cwd: process.cwd(),
  interactive: process.stderr.isTTY === true,
};

async function main(): Promise<number> {
  const argv = process.argv.slice(2);
  const command = argv.find((word) => !word.startsWith('-'));
  if (command !== undefined && !NOT_FORWARDED.has(command) && process.env.DATABASE_URL === undefined) {
    const answered = await forward(readConfig(process.env).dataDir, argv, io).catch((error: Error) => {
      io.err(`${error.message}\n`);
      return 1;
    });
    if (answered !== undefined) return answered;
  }
  return run(argv, ownContext(io, process.env, `amberley ${argv[0] ?? ''}`.trim()));
}

process.exitCode = await main();
