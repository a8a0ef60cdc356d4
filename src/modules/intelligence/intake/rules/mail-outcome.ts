/** What became of a message that was met in the mailbox. */
export type MailOutcome = 'recorded' | 'duplicate' | 'noted' | 'refused' | 'again' | 'given up';

/** Why a message was not recorded. */
export type MailWhy = 'too large' | 'broken' | 'sender' | 'automatic' | 'bounce' | 'loop' | 'gone' | 'fault';

/** The mailbox is told of these: they are read, and moved where that is set. What was refused stays as it is. */
export const isSettled = (outcome: MailOutcome): boolean =>
  outcome === 'recorded' || outcome === 'duplicate' || outcome === 'noted';
