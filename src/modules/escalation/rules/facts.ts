import type { Day } from '../../../kernel/calendar-day.ts';
import type { Rag } from '../../../kernel/rating.ts';

/** Who may see why. */
export type Confidentiality = 'open' | 'restricted' | 'whistleblower';

/** From the least secret to the most. */
const CONFIDENTIALITIES: readonly Confidentiality[] = ['open', 'restricted', 'whistleblower'];

/** The strictest of several; open where there is none. */
export function strictest(all: readonly Confidentiality[]): Confidentiality {
  return CONFIDENTIALITIES[Math.max(0, ...all.map((one) => CONFIDENTIALITIES.indexOf(one)))]!;
}

/** A service whose proposed colour or score has moved. */
export interface Moved {
  locationId: string;
  asAt: Day;
  from: { rag: Rag; score: number } | null;
  to: { rag: Rag; score: number };
  /** Words only of floors that rest on what is published. */
  newFloors: readonly { atLeast: Rag; words: string | null }[];
  /** Its lowest score of each of the last days on which it moved. */
  lowest: readonly { day: Day; score: number }[];
}

/** An entry of the log, without a word of what was said. */
export interface HeardEvent {
  eventId: string;
  kind: string;
  kindName: string;
  adverse: boolean;
  severity: number;
  confidentiality: Confidentiality;
  receivedOn: Day;
  /** In the order in which they were recorded, whatever the unit. */
  order: number;
}

/** What the log says of a service, and which entries are new or changed now. */
export interface Heard {
  locationId: string;
  today: Day;
  events: readonly HeardEvent[];
  fresh: ReadonlySet<string>;
}

/** A decision about the status, as far as escalation looks at it. */
interface Decision {
  decisionId: string;
  rag: Rag;
  proposedRag: Rag;
  decidedOn: Day;
  /** The last day of an override; null where the proposal was accepted. */
  expiresOn: Day | null;
}

/** How a service stands on a day, for the rules that time alone makes fire. */
export interface Standing {
  locationId: string;
  today: Day;
  rag: Rag;
  since: Day;
  undecided: boolean;
  decision: Decision | null;
  /** The strictest colour that a floor of the model holds now. */
  floor: Rag | null;
  overdue: readonly { interventionId: string; step: string; dueOn: Day }[];
}

/** A decision that has just been taken. */
export interface Decided {
  locationId: string;
  decisionId: string;
  from: Rag;
  to: Rag;
  floor: Rag | null;
  overridden: boolean;
}

/** What a cause is made of: nothing that was said, and no name. Words are made of it for each reader. */
export type CauseFacts =
  | { kind: 'colour'; of: 'proposed' | 'decided'; from: Rag; to: Rag; score: number | null }
  | { kind: 'jump'; from: number; to: number; since: Day }
  | { kind: 'floor'; atLeast: Rag; words: string | null }
  | { kind: 'heard'; eventId: string; kindName: string; severity: number; receivedOn: Day }
  | {
      kind: 'cluster';
      eventIds: string[];
      kinds: { name: string; count: number }[];
      days: number;
      severity: number;
    }
  | { kind: 'undecided'; since: Day; days: number }
  | { kind: 'step-overdue'; step: string; dueOn: Day }
  | { kind: 'override-ended'; rag: Rag; expiresOn: Day }
  | { kind: 'override-floor'; rag: Rag; floor: Rag };
