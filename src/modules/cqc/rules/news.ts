/**
 * What CQC published (or registered) longer than this before the last import is history that was filled in late, not news.
 * A quarter: CQC's files are monthly, and what they say is sometimes weeks old.
 */
export const NEWS_FOR_DAYS = 92;
