import { longDay, type Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';

/** What a status shows of itself beside its colour. */
export interface StatusToSay {
  rag: Rag;
  /** Null where it is not known what the model proposed. */
  proposed: Rag | null;
  undecided: boolean;
}

/** What stands beside a colour that nobody has decided yet: "Amber proposed, waiting for a decision"; empty of one that is decided. */
export function waitingWords({ rag, proposed, undecided }: StatusToSay): string {
  if (!undecided) return '';
  return proposed === null || proposed === rag
    ? 'Proposed, waiting for a decision'
    : `${proposed} proposed, waiting for a decision`;
}

/** A status with the decision behind it, in full. */
export interface StatusInFull extends StatusToSay {
  overridden: boolean;
  expiresOn: Day | null;
  decidedOn: Day | null;
  decidedBy: string | null;
}

/**
 * How a status stands, in a sentence: "Decided on 3 March 2026 by Ann Officer.", "Overridden until 31 March 2026 ...; the model
 * proposes Red.", "Proposed by the model; nobody has decided yet."
 */
export function standingWords(status: StatusInFull): string {
  const { rag, proposed, undecided, overridden, expiresOn, decidedOn, decidedBy } = status;
  const decided =
    decidedOn === null ? null : `on ${longDay(decidedOn)}${decidedBy === null ? '' : ` by ${decidedBy}`}`;
  if (!undecided)
    return overridden && expiresOn !== null
      ? `Overridden ${decided}, until ${longDay(expiresOn)}; the model proposes ${proposed}.`
      : `Decided ${decided}.`;
  if (decided === null) return 'Proposed by the model; nobody has decided yet.';
  if (proposed === rag)
    return `Proposed by the model since the last decision, ${decided}; waiting for a decision.`;
  return `Last decided ${decided}; the model now proposes ${proposed}, which waits for a decision.`;
}
