import { messages } from './messages.ts';
import type { MailClient } from './types.ts';

/** Where no mail is set up: every mail is answered for at once, so that none leaves days later when one is. */
export const noMailClient: MailClient = {
  kind: 'none',
  send: async () => ({ outcome: 'permanent', why: messages.noMail }),
};
