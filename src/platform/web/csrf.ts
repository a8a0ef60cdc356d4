import { createHash, timingSafeEqual } from 'node:crypto';

/** The hidden field of every form that changes something, and the header of a script that does. */
export const CSRF_FIELD = 'csrf';
export const CSRF_HEADER = 'x-csrf-token';

/** A form's whole tag: what stands in quotation marks may hold a ">". */
const FORM = /<form\b(?:[^>"]|"[^"]*")*>/gi;
const POST = /\smethod="post"/i;

/**
 * Puts the session's token into every post form of a page. Views cannot forget it, because they never write it; what
 * people typed cannot pose as a form, because it is escaped when this reads the page.
 */
export function withCsrf(html: string, token: string): string {
  return html.replace(FORM, (form) =>
    POST.test(form) ? `${form}<input type="hidden" name="${CSRF_FIELD}" value="${token}">` : form,
  );
}

/** Whether what came with a form is the session's token. Takes the same time for every wrong one. */
export function csrfHolds(expected: string, given: unknown): boolean {
  if (typeof given !== 'string' || expected === '') return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(expected), digest(given));
}
