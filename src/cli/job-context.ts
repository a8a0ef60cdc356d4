import { CouncilUnclear, type Application } from '../app.ts';
import type { Scope } from '../platform/db/types.ts';
import { newId } from '../platform/clock/index.ts';
import type { JobContext } from '../platform/jobs/index.ts';
import type { CliIo } from './context.ts';

/**
 * Runs long work in the foreground: Ctrl+C cancels it, progress goes to a line on stderr where that is a terminal. Work on what
 * councils share need not say for which council it is.
 */
export async function withJobContext<T>(
  application: Application,
  io: CliIo,
  work: (job: JobContext) => Promise<T>,
  of: 'one council' | 'any council' = 'one council',
): Promise<T> {
  const abort = new AbortController();
  const cancel = () => abort.abort(new Error('cancelled'));
  process.once('SIGINT', cancel);
  try {
    return await work({
      jobId: newId(application.clock),
      db: application.db,
      scope: await scopeOf(application, of),
      clock: application.clock,
      announce: application.announce,
      dataDir: application.config.dataDir,
      // opened when a signature is asked for, and not for every command
      secrets: { signer: (label) => application.secrets.signer(label) },
      signal: abort.signal,
      progress: (done, total, note) => {
        if (!io.interactive) return;
        const percent = total === null || total === 0 ? '' : ` ${Math.floor((100 * done) / total)}%`;
        io.err(`\r\u001b[K${note}${percent} (${done})`);
      },
    });
  } finally {
    process.removeListener('SIGINT', cancel);
    if (io.interactive) io.err('\r\u001b[K');
  }
}

async function scopeOf(application: Application, of: 'one council' | 'any council'): Promise<Scope> {
  return application.scope().catch((error: unknown) => {
    if (of === 'any council' && error instanceof CouncilUnclear)
      return { authorityId: null, actor: 'operator', permissions: 'all' as const };
    throw error;
  });
}
