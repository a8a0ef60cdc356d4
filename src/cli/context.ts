import { openApplication, type Application } from '../app.ts';
import { readConfig, type Config } from '../platform/config/index.ts';

/** Where a command writes and which folder its file names are relative to. */
export interface CliIo {
  out(text: string): void;
  err(text: string): void;
  cwd: string;
  /** True where stderr is a terminal, so that a progress line may be rewritten. */
  interactive: boolean;
}

/** Runs one command line in a context; answers its exit code. */
export type RunCommand = (argv: readonly string[], context: CliContext) => Promise<number>;

/** What every command is given: its output, and the application, opened for it or lent by a running server. */
export interface CliContext {
  io: CliIo;
  env: Record<string, string | undefined>;
  config(): Config;
  withApplication<T>(work: (application: Application) => Promise<T>): Promise<T>;
}

/** A command that failed for a reason to tell in a sentence; exit code 1, or 2 where it was called wrongly. */
export class CommandFailure extends Error {
  override name = 'CommandFailure';
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message);
  }
}

/** A context that opens the application for each command and closes it after. */
export function ownContext(io: CliIo, env: Record<string, string | undefined>, purpose: string): CliContext {
  const config = () => readConfig(env);
  return {
    io,
    env,
    config,
    withApplication: async (work) => {
      const application = await openApplication(config(), { purpose });
      try {
        return await work(application);
      } finally {
        await application.close();
      }
    },
  };
}

/** A context inside a running server, which lends its application. */
export function lentContext(io: CliIo, application: Application): CliContext {
  return { io, env: {}, config: () => application.config, withApplication: (work) => work(application) };
}

/** Prints one JSON value on standard output and nothing else. */
export function printJson(io: CliIo, value: unknown): void {
  io.out(`${JSON.stringify(value)}\n`);
}
