/** Why CQC's API did not give what was asked for. */
export type CqcApiProblem =
  | 'no key' // CQC_API_KEY is not set
  | 'refused' // 401: the key
  | 'forbidden' // 403: the key may not, or no User-Agent
  | 'bad request' // any other 4xx
  | 'throttled' // 429 after every attempt, or a wait too long to sit out
  | 'unavailable' // 5xx, time-outs and network errors after every attempt
  | 'unreadable'; // an answer that is not the JSON expected, after every attempt

/** A failure of CQC's API in words for the person who runs the sync. Never holds the key. */
export class CqcApiError extends Error {
  override name = 'CqcApiError';
  readonly problem: CqcApiProblem;

  constructor(problem: CqcApiProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}
