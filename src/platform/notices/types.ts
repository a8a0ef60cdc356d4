/**
 * What a mail says of a notice: sentences written in code. `((count))` stands for how many things it tells of, and nothing else
 * can be filled in: a mail never names a service or a person, and holds no text that somebody typed.
 */
export interface NoticeTemplate {
  /** "A review is due". */
  one: string;
  /** "((count)) reviews are due". */
  many: string;
}

/** A kind of notice, which a room declares in its definition and passes to `sendNotice`. */
export interface NoticeKind {
  /** The room and a word of its own: "risk.review-due". */
  kind: string;
  /** Names the kind where a person chooses how to hear of it: "Reviews that are due". */
  title: string;
  template: NoticeTemplate;
  /** Told of at once, at any hour, whatever the person prefers. */
  urgent?: boolean;
}

/** How a person hears of a kind besides seeing it in Amberley. */
export type Choice = 'at-once' | 'daily' | 'weekly' | 'in-app';

/** When a mail about a notice leaves. */
export type Delivery = Exclude<Choice, 'in-app'>;

/** When a person likes to be written to, in hours of Europe/London. */
export interface Timing {
  /** 0 to 23. */
  digestHour: number;
  /** 1 Monday to 7 Sunday. */
  digestWeekday: number;
  /** Nothing leaves from this hour until the other, across midnight where it is the later one; null for no such hours. */
  quiet: { from: number; to: number } | null;
  /** Whether Saturdays and Sundays are quiet as a whole. */
  workingDaysOnly: boolean;
}

/** Everything a person chose about notices. */
export interface Preference extends Timing {
  /** By kind; a kind that is not here comes as the house thinks best. */
  choices: Readonly<Record<string, Choice>>;
}
