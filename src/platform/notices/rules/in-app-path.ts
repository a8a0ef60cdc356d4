/** A path of our own: one slash first, no second slash or backslash after it, printable ASCII only. */
const IN_APP = /^\/(?:[!-.0-[\]-~][!-[\]-~]*)?$/;
const LONGEST = 500;

/** Whether the text leads to a page of ours and to no other site, whatever a browser makes of it. */
export function isInAppPath(text: string): boolean {
  return text.length <= LONGEST && IN_APP.test(text);
}
