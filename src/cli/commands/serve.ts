import type { Command } from 'commander';
import { openApplication, startServer, type Application } from '../../app.ts';
import { listenForCommands } from '../socket.ts';
import type { CliContext, RunCommand } from '../context.ts';

/** `amberley serve`: the web server, until it is told to stop. */
export function addServe(program: Command, context: CliContext, run: RunCommand): void {
  program
    .command('serve')
    .description('serve the pages; settings: PORT, HOST, AMBERLEY_DATA_DIR, DATABASE_URL')
    .action(async () => {
      const application = await openApplication(context.config(), { purpose: 'amberley serve' });
      await serveUntilStopped(application, context, run, []);
    });
}

/** Listens, says where, and closes everything in order on the first signal. */
export async function serveUntilStopped(
  application: Application,
  context: CliContext,
  run: RunCommand,
  words: string[],
): Promise<void> {
  try {
    const server = await startServer(application);
    const commands =
      application.db.kind === 'embedded' ? await listenForCommands(application, run) : undefined;
    context.io.out([`Amberley is at ${server.address}`, ...words, 'Stop it with Ctrl+C.', ''].join('\n'));
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    });
    commands?.close();
    await server.close();
  } finally {
    await application.close();
  }
}
