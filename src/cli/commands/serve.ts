import type { Command } from 'commander';
import type { Server } from 'node:net';
import { openApplication, startServer, type Application, type RunningServer } from '../../app.ts';
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
  let server: RunningServer | undefined;
  let commands: Server | undefined;
  try {
    server = await startServer(application);
    if (application.db.kind === 'embedded') commands = await listenForCommands(application, run);
    context.io.out([`Amberley is at ${server.address}`, ...words, 'Stop it with Ctrl+C.', ''].join('\n'));
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    });
  } finally {
    commands?.close();
    await server?.close();
    await application.close();
  }
}
