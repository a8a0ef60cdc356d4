export { mailClient } from './open-client.ts';
export { mailRoutes } from './routes.ts';
export { sendMail } from './send-mail.ts';
export { OutboxSender } from './sender.ts';
export { mailSettings, type MailSettings } from './settings.ts';
export type { MailDirectory } from './types.ts';
export { mailWarning } from './warnings.ts';
