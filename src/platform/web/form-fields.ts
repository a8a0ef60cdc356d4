import { parse } from 'node:querystring';

/** The largest form without its files, and the most fields of one: the longest of ours has some hundreds. */
export const LARGEST_FORM_BYTES = 2 * 1024 * 1024;
const MOST_FIELDS = 5000;

/** A form that is larger than any of ours. Answered with status 413. */
export class FormTooLarge extends Error {
  override name = 'FormTooLarge';
  readonly statusCode = 413;
  constructor() {
    super('The form is larger than any of ours, so that it was not read. Nothing was changed.');
  }
}

/**
 * The fields of a form that came as text. They are counted first: to take hundreds of thousands apart, and to write them into a
 * page again, would hold everybody up for seconds.
 * @throws FormTooLarge where there are more than any form of ours has
 */
export function formFields(text: string): Record<string, string | string[] | undefined> {
  if (text.split('&', MOST_FIELDS + 1).length > MOST_FIELDS) throw new FormTooLarge();
  return parse(text, '&', '=', { maxKeys: 0 });
}
