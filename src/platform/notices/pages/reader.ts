import { NotFound } from '../../web/problems.ts';
import type { RequestContext, SignedIn } from '../../web/types.ts';

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Whoever reads: the permission of these pages lets in nobody who is not signed in. */
export function readerOf({ person }: RequestContext): SignedIn {
  if (person === null)
    throw new Error('a page about notices was opened by nobody: its route needs people.own-account');
  return person;
}

/** The notice that the address names. */
export function noticeIdOf({ params }: RequestContext): string {
  const id = params.noticeId ?? '';
  if (!UUID.test(id)) throw new NotFound('such notice');
  return id;
}
