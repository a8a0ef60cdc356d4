import type { Tx } from '../../../platform/db/types.ts';

/** What the pages of accounts need from above this room. */
export interface AccountDoors {
  /** The provider of a CQC id in the register; undefined where CQC registers none. */
  findProvider(tx: Tx, providerId: string): Promise<{ name: string } | undefined>;
  /** Whether mail leaves this installation. Where it does not, an invitation's link is shown to whoever made it. */
  mailLeaves(): boolean;
}
