/** Why a backup, a restore or a move cannot be done; the message is for the person who asked for it. */
export class KeepingProblem extends Error {
  override name = 'KeepingProblem';
}

/** A full disk in words; anything else comes back as it is. */
export function inWords(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new KeepingProblem(`The disk of ${folder} is full. Free some space, then try again.`, {
    cause: error,
  });
}
