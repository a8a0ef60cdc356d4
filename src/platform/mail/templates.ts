/** A mail to an address, with no notice behind it. Its only parameters are the council, the addressee's name and the link. */
interface MailTemplate {
  subject: string;
  before: readonly string[];
  /** What the link is for. */
  link: string;
  after: readonly string[];
  /** Where the link leads; 'one-time' where each mail has its own, which works once. */
  leadsTo: 'one-time' | `/${string}`;
}

/** Every mail that is sent to an address. `((council))` stands for the council's name, and nothing else can be filled in. */
export const MAIL_TEMPLATES = {
  invitation: {
    subject: 'Your invitation to Amberley',
    before: ['((council)) has made an account for you in Amberley, where it looks after its care market.'],
    link: 'Accept the invitation and choose how you sign in:',
    after: ['The link works once, and for a few days only. If you did not expect this, you need do nothing.'],
    leadsTo: 'one-time',
  },
  'password-reset': {
    subject: 'A new password for Amberley',
    before: ['Somebody asked for a new password for your account in Amberley.'],
    link: 'Choose a new password:',
    after: [
      'The link works once, and for a short time only.',
      'If it was not you, do nothing: your password stays as it is.',
    ],
    leadsTo: 'one-time',
  },
  'sign-in-changed': {
    subject: 'Your sign-in to Amberley was changed',
    before: ['The way you sign in to Amberley was changed: a password, a passkey or a code app.'],
    link: 'If it was not you, tell whoever looks after Amberley at ((council)), and look at your account:',
    after: [],
    leadsTo: '/account',
  },
  test: {
    subject: 'A test mail from Amberley',
    before: ['You asked Amberley to send this mail, and it came. Nothing else needs doing.'],
    link: 'Back to the mail settings:',
    after: [],
    leadsTo: '/settings/mail',
  },
} as const satisfies Record<string, MailTemplate>;

export type MailTemplateName = keyof typeof MAIL_TEMPLATES;

/** Templates whose mails carry a link of their own. */
export type OneTimeTemplate = {
  [Name in MailTemplateName]: (typeof MAIL_TEMPLATES)[Name]['leadsTo'] extends 'one-time' ? Name : never;
}[MailTemplateName];

/** The template of that name; undefined where an older Amberley had it. */
export function findTemplate(name: string): MailTemplate | undefined {
  return Object.hasOwn(MAIL_TEMPLATES, name) ? MAIL_TEMPLATES[name as MailTemplateName] : undefined;
}

/** Whether a mail of this template had a link that is gone once it is dead, so that trying again would send none. */
export function hasOneTimeLink(name: string | null): boolean {
  return name !== null && findTemplate(name)?.leadsTo === 'one-time';
}
