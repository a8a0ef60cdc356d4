import { isMailAddress } from '../../../kernel/mail-address.ts';
import { messages } from '../messages.ts';

/** A field's value, or what is wrong with it. */
type Field = { value: string; error?: undefined } | { value?: undefined; error: string };

const LONGEST_NAME = 200;

/** Reads the name of a person. */
export function parsePersonName(text: string): Field {
  if (text === '') return { error: messages.personNameMissing };
  return text.length > LONGEST_NAME ? { error: messages.personNameTooLong } : { value: text };
}

/** Reads the e-mail address that a person signs in with. */
export function parseEmail(text: string): Field {
  if (text === '') return { error: messages.personEmailMissing };
  return isMailAddress(text) ? { value: text } : { error: messages.emailWrong(text.slice(0, 60)) };
}
