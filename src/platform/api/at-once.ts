import { MOST_AT_ONCE } from './limits.ts';
import { ApiProblem } from './problems.ts';

/** Runs the work of each client at most so many at a time; more is refused, not kept waiting. */
export class AtOnce {
  readonly #running = new Map<string, number>();

  /** @throws ApiProblem where the client has as many under way as it may */
  async run<T>(clientId: string, work: () => Promise<T>): Promise<T> {
    const running = this.#running.get(clientId) ?? 0;
    if (running >= MOST_AT_ONCE)
      throw new ApiProblem(
        'too-many-requests',
        `This client has ${MOST_AT_ONCE} requests under way: wait for one of them.`,
        {},
        { 'retry-after': '1' },
      );
    this.#running.set(clientId, running + 1);
    try {
      return await work();
    } finally {
      const left = (this.#running.get(clientId) ?? 1) - 1;
      if (left > 0) this.#running.set(clientId, left);
      else this.#running.delete(clientId);
    }
  }
}
