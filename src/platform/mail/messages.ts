/** Every sentence shown for what became of a mail. */
export const messages = {
  noMail: 'No mail is set up',
  demonstration: 'The demonstration sends no mail',
  personGone: 'They have left, or have no account any more',
  linkGone: 'Its link is gone: start again where it was sent from',
  badAddress: 'This is not an address that mail can be sent to',
  smtpRefused: (code: number, words: string) => `The mail server refused it (${code}): ${words}`,
  smtpBusy: (code: number, words: string) => `The mail server said "later" (${code}): ${words}`,
  smtpSignIn: (words: string) =>
    `The mail server refused our sign-in: check the user and password in MAIL_URL. ${words}`,
  smtpTls: (words: string) => `A safe connection to the mail server could not be made: ${words}`,
  smtpAway: (words: string) => `The mail server could not be reached, or broke off: ${words}`,
  timedOut: (seconds: number) => `There was no answer within ${seconds} seconds`,
  notifyRefused: (words: string) => `GOV.UK Notify refused it: ${words}`,
  notifyKey: (words: string) =>
    `GOV.UK Notify refused our key: check NOTIFY_API_KEY and the clock of the server. ${words}`,
  notifyWait: (words: string) => `GOV.UK Notify asked us to wait: ${words}`,
  notifyFault: (status: number) => `GOV.UK Notify has a fault of its own (${status})`,
  notifyStrange: (status: number) => `GOV.UK Notify gave an answer that it does not have (${status})`,
  notifyAway: (words: string) => `GOV.UK Notify could not be reached: ${words}`,
  stopping: 'The server was stopped while this was on its way',
} as const;
