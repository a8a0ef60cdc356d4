import type { Clock } from '../clock/index.ts';
import type { Database, Tx } from '../db/types.ts';
import { fetchPreferences } from '../notices/queries/fetch-preferences.ts';
import { NoticeKinds } from '../notices/rules/kinds.ts';
import { DEFAULT_PREFERENCE } from '../notices/rules/when-due.ts';
import type { NoticeKind } from '../notices/types.ts';
import { messages } from './messages.ts';
import { fetchBatches } from './queries/fetch-batches.ts';
import { saveClaim } from './queries/save-claim.ts';
import { deleteBatch, saveDead, saveLater, saveSent } from './queries/save-outcome.ts';
import { deleteLongEnded, saveReturned } from './queries/save-returned.ts';
import { planBatch, type Around, type Batch } from './rules/plan-batch.ts';
import { nextTry } from './rules/retry.ts';
import { safeWords } from './rules/safe-words.ts';
import type { MailClient, MailDirectory, SendOutcome } from './types.ts';

const POLL_MS = 2000;
const AT_ONCE = 4;
/** The longest that one mail may take as a whole; less than after which another sender takes it for lost. */
const DEADLINE_MS = 3 * 60_000;
/** How long mails on their way may finish when the server stops. */
const GRACE_MS = 5000;
const HOUSEKEEPING_MS = 60_000;

export interface SenderOptions {
  db: Database;
  clock: Clock;
  client: MailClient;
  directory: MailDirectory;
  kinds: readonly NoticeKind[];
  /** The address that people reach us by, without a path: the start of every link. */
  publicUrl: string;
  /** Told of a fault of ours, for the log. */
  onFailure?(error: unknown): void;
  /** In [0, 1): the chance in waits. */
  random?(): number;
  pollMs?: number;
}

/**
 * Sends what the outbox holds: takes what is due in a short transaction, sends outside any, and writes down what became of it. A mail
 * may go twice where the process dies in between, never not at all; both then carry one reference.
 */
export class OutboxSender {
  readonly #options: SenderOptions;
  readonly #kinds: NoticeKinds;
  readonly #stopping = new AbortController();
  #stopped = false;
  #housekeepingAt = Number.NEGATIVE_INFINITY;
  #wake: () => void = () => {};
  #loop: Promise<void> = Promise.resolve();

  constructor(options: SenderOptions) {
    this.#options = options;
    this.#kinds = new NoticeKinds(options.kinds);
  }

  /** Takes up what a crash left behind, then sends mails as they fall due. */
  async start(): Promise<void> {
    const { db, clock } = this.#options;
    await saveReturned(db.owner, clock.now(), db.kind === 'embedded', messages.stopping);
    this.#loop = this.#run();
  }

  /** Says that a mail was written, so that it leaves now instead of at the next poll. */
  wake(): void {
    this.#wake();
  }

  /** Lets mails on their way finish for a moment, and takes up no more. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.wake();
    const grace = setTimeout(() => this.#stopping.abort(), GRACE_MS);
    await this.#loop;
    clearTimeout(grace);
  }

  /** Sends what is due now, some mails at a time; answers how many it took up. */
  async sendDue(): Promise<number> {
    const taken = await this.#take();
    await Promise.all(taken.map(({ batch, around }) => this.#settle(batch, around)));
    return taken.length;
  }

  async #run(): Promise<void> {
    while (!this.#stopped) {
      let sent = 0;
      try {
        await this.#housekeep();
        sent = await this.sendDue();
      } catch (error) {
        this.#options.onFailure?.(error);
      }
      if (sent === 0) await this.#pause();
    }
  }

  async #pause(): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, this.#options.pollMs ?? POLL_MS);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
      if (this.#stopped) this.#wake();
    });
  }

  async #housekeep(): Promise<void> {
    const { db, clock } = this.#options;
    const now = clock.now();
    if (now.getTime() - this.#housekeepingAt < HOUSEKEEPING_MS) return;
    this.#housekeepingAt = now.getTime();
    await deleteLongEnded(db.owner, now);
    await saveReturned(db.owner, now, false, messages.stopping);
  }

  async #take(): Promise<{ batch: Batch; around: Around }[]> {
    const { db, clock } = this.#options;
    return db.owner.transaction().execute(async (tx) => {
      const ids = await saveClaim(tx, clock.now(), AT_ONCE);
      return ids.length === 0 ? [] : this.#withAround(tx, await fetchBatches(tx, ids));
    });
  }

  async #withAround(tx: Tx, batches: Batch[]): Promise<{ batch: Batch; around: Around }[]> {
    const { directory, publicUrl, client } = this.#options;
    const accountIds = batches.flatMap(({ accountId }) => (accountId === null ? [] : [accountId]));
    const people = await directory.findPeople(tx, accountIds);
    const councils = await directory.findCouncils(tx, [...new Set(batches.map((each) => each.authorityId))]);
    const preferences = await fetchPreferences(tx, accountIds);
    return batches.map((batch) => ({
      batch,
      around: {
        person: people.find(({ accountId }) => accountId === batch.accountId),
        council: councils.find(({ authorityId }) => authorityId === batch.authorityId),
        preference: preferences.get(batch.accountId ?? '') ?? DEFAULT_PREFERENCE,
        kinds: this.#kinds,
        publicUrl,
        hasMail: client.kind !== 'none',
      },
    }));
  }

  /** Sends one mail and writes down what became of it; a fault of ours leaves it to be taken up again. */
  async #settle(batch: Batch, around: Around): Promise<void> {
    const { db, clock, onFailure } = this.#options;
    try {
      const plan = planBatch(batch, around, clock.now());
      if (plan.act === 'send') await this.#conclude(batch, await this.#trySending(batch, plan.message));
      else if (plan.act === 'wait')
        await saveLater(db.owner, batch.batchId, { at: plan.until, why: null, tried: false });
      else if (plan.act === 'drop') await deleteBatch(db.owner, batch.batchId);
      else await saveDead(db.owner, batch.batchId, clock.now(), plan.why, plan.quietly);
    } catch (error) {
      onFailure?.(error);
    }
  }

  async #trySending(batch: Batch, message: Parameters<MailClient['send']>[0]): Promise<SendOutcome> {
    const { client } = this.#options;
    const signal = AbortSignal.any([this.#stopping.signal, AbortSignal.timeout(DEADLINE_MS)]);
    const cut = new Promise<SendOutcome>((resolve) => {
      const why = () =>
        this.#stopping.signal.aborted ? messages.stopping : messages.timedOut(DEADLINE_MS / 1000);
      signal.addEventListener('abort', () => resolve({ outcome: 'temporary', why: why() }), { once: true });
    });
    const sending = async (): Promise<SendOutcome> => {
      const before =
        batch.attempts > 1 && (await client.wasSent?.(message.reference, signal).catch(() => false));
      return before ? { outcome: 'sent' } : client.send(message, signal);
    };
    return Promise.race([sending(), cut]);
  }

  async #conclude(batch: Batch, outcome: SendOutcome): Promise<void> {
    const { db, clock, random } = this.#options;
    const now = clock.now();
    const { batchId, attempts, firstTriedAt } = batch;
    if (outcome.outcome === 'sent') return saveSent(db.owner, batchId, now);
    const why = safeWords(outcome.why, [batch.secret]);
    const at =
      outcome.outcome === 'permanent'
        ? null
        : nextTry({
            now,
            firstTriedAt,
            attempt: attempts,
            random: random?.() ?? Math.random(),
            retryAfterMs: outcome.retryAfterMs,
          });
    if (at === null) return saveDead(db.owner, batchId, now, why, false);
    return saveLater(db.owner, batchId, { at, why, tried: true });
  }
}
