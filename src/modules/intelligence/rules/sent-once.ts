import { createHash } from 'node:crypto';
import { uuidv7 } from '../../../kernel/uuid.ts';

const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i;

/** A form as it was sent: which one, by whom, and what it says. */
export interface Sent {
  /** The id that the form was given when it was opened. */
  formId: string;
  accountId: string;
  content: unknown;
}

/**
 * The id of the event that a form records: the same whenever the same person sends the same form with the same content, so that a
 * second press of its button records nothing twice; another where anything differs, so that nothing told is swallowed. Null for a
 * form without an id. Nobody can aim it at an event that is there: it is a digest.
 */
export function eventIdOf({ formId, accountId, content }: Sent): string | null {
  if (!UUID_V7.test(formId)) return null;
  const id = formId.toLowerCase();
  const digest = createHash('sha256')
    .update(JSON.stringify([id, accountId, content]))
    .digest();
  return uuidv7(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16), digest);
}
