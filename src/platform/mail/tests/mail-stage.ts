import { beforeEach } from 'vitest';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import type { Tx } from '../../db/types.ts';
import { savePreference } from '../../notices/queries/save-preference.ts';
import { DEFAULT_PREFERENCE } from '../../notices/rules/when-due.ts';
import { sendNotice } from '../../notices/send-notices.ts';
import type { Choice, NoticeKind, Timing } from '../../notices/types.ts';
import { sendMail } from '../send-mail.ts';
import type { OutboxSender } from '../sender.ts';
import {
  emptyOutbox, madeClient, madeSender, makePerson, REVIEW_DUE, sendAll, setClock, type MadeClient, type SetClock,
} from './outbox-fixture.ts'; // prettier-ignore

/** A Monday. */
const MONDAY = '2026-11-16T10:00:00Z';

/** A person, a clock and a client for each test of the sender, and what tests do with them. */
class MailStage {
  clock: SetClock = setClock(MONDAY);
  client: MadeClient = madeClient();
  person = '';
  readonly #get: () => TestDatabase;

  constructor(get: () => TestDatabase) {
    this.#get = get;
  }

  async begin(): Promise<void> {
    await emptyOutbox(this.#get());
    this.clock = setClock(MONDAY);
    this.client = madeClient();
    this.person = await makePerson(this.#get());
  }

  inCouncil<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.#get().db.within(this.#get().scope, work);
  }

  tell(kind: NoticeKind, more: { about?: string; count?: number; to?: string } = {}): Promise<void> {
    const { to = this.person, about, count } = more;
    const { authorityId } = this.#get();
    return this.inCouncil((tx) =>
      sendNotice(tx, this.clock, { authorityId, accountId: to, kind, href: '/services/1-101', about, count }),
    );
  }

  /** Chooses how the person hears of reviews. */
  prefer(choice: Choice, changes: Partial<Timing> = {}): Promise<void> {
    const who = { accountId: this.person, authorityId: this.#get().authorityId };
    const preference = { ...DEFAULT_PREFERENCE, choices: { [REVIEW_DUE.kind]: choice }, ...changes };
    return this.inCouncil((tx) => savePreference(tx, who, preference));
  }

  invite(): Promise<string> {
    return this.inCouncil((tx) =>
      sendMail(tx, this.clock, {
        authorityId: this.#get().authorityId,
        to: 'sam.hill@provider.example',
        name: 'Sam Hill',
        template: 'invitation',
        link: '/invitation/s3cret-token',
      }),
    );
  }

  sender(): OutboxSender {
    return madeSender(this.#get(), { clock: this.clock, client: this.client });
  }

  sendAllDue(): Promise<void> {
    return sendAll(this.sender());
  }
}

/** The stage of a block of tests, made anew before each. */
export function mailStage(get: () => TestDatabase): MailStage {
  const stage = new MailStage(get);
  beforeEach(() => stage.begin());
  return stage;
}
