import type { Day } from '../../../kernel/calendar-day.ts';

/** Who may see an event: those who read the log, those who see what is restricted, or those who see what whistleblowers told. */
export const CONFIDENTIALITIES = ['open', 'restricted', 'whistleblower'] as const;
export type Confidentiality = (typeof CONFIDENTIALITIES)[number];

/** How it came. */
export type Channel = 'form' | 'email' | 'api' | 'csv' | 'return' | 'system';

/** From 1 (minor) to 5 (critical); reference.intelligence_severity says what each means. */
export type Severity = 1 | 2 | 3 | 4 | 5;

/** A file that came with an event: kept at a path within the data folder, or refused with the reason. */
export interface NewAttachment {
  fileName: string;
  contentType: string;
  bytes: number;
  sha256: string;
  path: string | null;
  refused: string | null;
}

/** One thing that the council heard, as it is recorded. */
export interface NewEvent {
  /** Null where nobody has said yet which service it is about. */
  locationId: string | null;
  /** Of reference.intelligence_kind. */
  kind: string;
  source: string;
  channel: Channel;
  occurredOn: Day | null;
  receivedOn: Day;
  severity: Severity;
  confidentiality: Confidentiality;
  themes: readonly string[];
  /** A count, never names. */
  peopleAffected: number | null;
  reference: string;
  title: string;
  account: string;
  /** Who a whistleblower is; kept apart, and seen by few. */
  identity: { name: string; contact: string; wishes: string } | null;
  /** 'new' waits in the inbox; 'open' has been looked at, or was told by a form that needs no triage. */
  state: 'new' | 'open' | 'closed';
  /** The event that it is a part of, where one told of several things. */
  splitFrom?: string;
  attachments?: readonly NewAttachment[];
}
