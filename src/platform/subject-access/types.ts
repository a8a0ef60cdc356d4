import type { Tx } from '../db/types.ts';

/** Whoever asks what is held about them, by everything that names them here. */
export interface Subject {
  accountIds: readonly string[];
  officerIds: readonly string[];
  /** Names and e-mail addresses, of now and of before; lower case. */
  words: readonly string[];
  /** As the audit trail and `recorded_by` name them: "Name (e-mail)". */
  actors: readonly string[];
}

/** A value of a row as it is held. Moments are Dates, days ISO text. */
type SubjectRow = Readonly<Record<string, unknown>>;

/** Somewhere that holds something about people. */
export interface SubjectSource {
  /** The heading of its section: "Your account". Speaks to the person. */
  title: string;
  /** What the rows are, and what is left out of them, in a sentence or two. */
  what: string;
  columns: readonly { key: string; heading: string }[];
  /**
   * At most `most` rows about the subject, the newest first, under row-level security of whoever looks. Texts may name other people:
   * who they are is taken out afterwards.
   */
  find(tx: Tx, subject: Subject, most: number): Promise<SubjectRow[]>;
}

/** Somebody who may be meant by a search. */
export interface Candidate {
  kind: 'account' | 'officer';
  id: string;
  name: string;
  email: string | null;
  /** "Account, left on 3 May 2025". */
  how: string;
}

/** Who is meant: a person that the council knows, or words that may stand anywhere. */
export type Wanted = { kind: 'account' | 'officer'; id: string } | { kind: 'words'; words: string };

/** Where the people of a council are found. */
export interface SubjectDirectory {
  search(tx: Tx, words: string): Promise<Candidate[]>;
  /** Undefined where there is nobody of that id in the council. */
  find(tx: Tx, wanted: Wanted): Promise<Subject | undefined>;
  /** The account of that e-mail address, in the council. */
  findByEmail(tx: Tx, email: string): Promise<string | undefined>;
  /** Names of everybody else whom the council knows. */
  namesOfOthers(tx: Tx, subject: Subject): Promise<string[]>;
}
