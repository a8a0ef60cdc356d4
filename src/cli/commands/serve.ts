import type { Command } from 'commander';
import type { Server } from 'node:net';
import { openApplication, startServer, type Application, type RunningServer } from '../../app.ts';
import { listenForCommands } from '../socket.ts';
import { newSetUpLink } from './set-up-link.ts';
import type { CliContext, RunCommand } from '../context.ts';

/** `amberley serve`: the web server, until it is told to stop. */
export function addServe(program: Command, context: CliContext, run: RunCommand): void {
  program
    .command('serve')
    .description('serve the pages; settings: PORT, HOST, AMBERLEY_DATA_DIR, DATABASE_URL')
    .action(async () => {
      const application = await openApplication(context.config(), { purpose: 'amberley serve' });
      await serveUntilStopped(application, context, run, howToBegin);
    });
}

/** Listens, says where, and closes everything in order on the first signal. */
export async function serveUntilStopped(
  application: Application,
  context: CliContext,
  run: RunCommand,
  words: (served: Application) => Promise<string[]>,
): Promise<void> {
  let server: RunningServer | undefined;
  let commands: Server | undefined;
  try {
    server = await startServer(application);
    // Where any free port was asked for, commands and links are told which it became.
    const config = { ...application.config, port: Number(new URL(server.address).port || 80) };
    const served = { ...application, config };
    if (application.db.kind === 'embedded') commands = await listenForCommands(served, run);
    const said = [`Amberley is at ${server.address}`, ...(await words(served)), 'Stop it with Ctrl+C.', ''];
    context.io.out(said.join('\n'));
    await new Promise<void>((resolve) => {
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, resolve);
    });
  } finally {
    commands?.close();
    await server?.close();
    await application.close();
  }
}

/** Before there is a council: the link that sets it up. */
async function howToBegin(served: Application): Promise<string[]> {
  if ((await served.authorities()).length > 0) return [];
  return [
    '',
    'There is no council here yet. Set it up with this link, which works once, within 24 hours:',
    `  ${await newSetUpLink(served, false)}`,
    'For another link run: amberley set-up-link',
    '',
  ];
}
