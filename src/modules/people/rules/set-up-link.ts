/** How long the link of a set-up works: the person who installs is there, or comes back the next morning. */
export const SET_UP_LINK_MS = 24 * 60 * 60_000;

/** Whether a set-up link may make a council, or why it may not. */
export type SetUpLinkState = 'good' | 'unknown' | 'used' | 'expired' | 'set up';
