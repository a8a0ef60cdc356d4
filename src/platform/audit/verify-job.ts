import type { JobKind } from '../jobs/types.ts';
import { fetchLastCheck } from './fetch-last-check.ts';
import { paths } from './paths.ts';
import { verifyAudit, type AuditCheck } from './verify.ts';

/** Checks the council's chain and the shared one; what it found is the job's result. */
export const verifyAuditJob: JobKind = {
  kind: 'audit.verify',
  title: 'Checking the audit trail',
  schedule: '40 4 * * 1',
  resultUrl: () => paths.check(),
  startPage: { text: 'Check of the audit trail', href: paths.check() },
  run: async (_payload, { db, scope, signal, progress }): Promise<AuditCheck> => {
    const chains = ['shared', ...(scope.authorityId === null ? [] : [scope.authorityId])];
    const last = await db.within(scope, (tx) => fetchLastCheck(tx, { held: true }));
    progress(0, null, 'Looking for the chains');
    return verifyAudit(db.owner, {
      chains,
      noted: last?.check.heads ?? [],
      signal,
      progress: (done, total) => progress(done, total, `${done.toLocaleString('en-GB')} entries checked`),
    });
  },
};
