/** PostgreSQL's code for a transaction that it broke off because several waited for each other in a circle. */
const DEADLOCK = '40P01';
/** Each time another one goes on, so a third meeting is rare. */
const MOST_TIMES = 3;

/**
 * Does work that is one transaction, and does it again where the database broke it off because it and another waited for each
 * other: nothing of the first time is left. The work must do nothing outside its transaction that cannot be done twice.
 */
export async function againAfterDeadlock<T>(work: () => Promise<T>): Promise<T> {
  for (let times = 1; ; times++) {
    try {
      return await work();
    } catch (error) {
      if (times === MOST_TIMES || (error as { code?: unknown } | null)?.code !== DEADLOCK) throw error;
    }
  }
}
