/** Something that does not fit in the trail; without an entry it is the chain's, without a chain the whole trail's. */
export interface AuditFault {
  chain: string | null;
  seq: number | null;
  fault: string;
}

/** An entry that the walk of a chain stumbled over. Numbers are text: whoever forges one may take any. */
export interface Misfit {
  seq: string;
  /** The number that should have come here. */
  expected: string;
  outOfOrder: boolean;
  missing: boolean;
  unlinked: boolean;
  changed: boolean;
}

/** What to say of the entries that a walk stumbled over, in their order. */
export function walkFaults(chain: string, misfits: readonly Misfit[]): AuditFault[] {
  return misfits.flatMap((misfit) => {
    const faults: AuditFault[] = [];
    if (misfit.missing) faults.push(missingFault(chain, misfit));
    const own = ownFault(misfit);
    if (own !== null) faults.push({ chain, seq: Number(misfit.seq), fault: own });
    return faults;
  });
}

function missingFault(chain: string, { seq, expected }: Misfit): AuditFault {
  const more = BigInt(seq) - BigInt(expected) - 1n;
  const fault =
    more === 0n ? 'it is missing' : `it is missing, and so is every entry up to ${BigInt(seq) - 1n}`;
  return { chain, seq: Number(expected), fault };
}

function ownFault(misfit: Misfit): string | null {
  if (misfit.outOfOrder)
    return BigInt(misfit.seq) < 1n
      ? 'the trail gives no entry this number'
      : 'another entry has the same number';
  if (misfit.changed) return 'its content was changed';
  // After a gap it cannot follow anything; the gap is told already.
  return misfit.unlinked && !misfit.missing
    ? 'it does not follow the entry before it, which was changed or replaced'
    : null;
}

/** "entry 7 of chain shared: its content was changed". */
export function faultInWords({ chain, seq, fault }: AuditFault): string {
  if (chain === null) return fault;
  return seq === null ? `chain ${chain}: ${fault}` : `entry ${seq} of chain ${chain}: ${fault}`;
}

/** Faults told one by one; a chain that was cut in a thousand places is told to be broken by fewer. */
const MOST_FAULTS = 50;

/** The first faults, and how many more there are. */
export class FaultList {
  readonly faults: AuditFault[] = [];
  more = 0;

  add(...found: AuditFault[]): void {
    const room = Math.max(0, MOST_FAULTS - this.faults.length);
    this.faults.push(...found.slice(0, room));
    this.more += Math.max(0, found.length - room);
  }
}
