import { addressBlock } from '../../kernel/network-address.ts';
import { Buckets, type Taken } from '../api/buckets.ts';

/** How many pages and forms one account, and one address without one, may ask for: a burst, and then a steady flow. */
export interface PageLimits {
  account: { capacity: number; perMinute: number };
  address: { capacity: number; perMinute: number };
}

/**
 * Nobody reads ten pages a second; a program that does would slow everybody. A council's people all come from one address, so
 * what is counted by address is only who is not signed in, and its burst lets a whole council sign in at nine.
 */
export const PAGE_LIMITS: PageLimits = {
  account: { capacity: 1200, perMinute: 600 },
  address: { capacity: 1200, perMinute: 600 },
};

/** Counts requests and says when one is too many. */
export class PageGate {
  readonly #accounts: Buckets;
  readonly #addresses: Buckets;

  constructor(limits: PageLimits) {
    this.#accounts = new Buckets(limits.account);
    this.#addresses = new Buckets(limits.address);
  }

  /** Takes one from the account's allowance, or from the address's where nobody is signed in. */
  take(accountId: string | undefined, address: string, now: Date): Taken {
    return accountId === undefined
      ? this.#addresses.take(addressBlock(address), now)
      : this.#accounts.take(accountId, now);
  }
}
