import { renderToString } from 'preact-render-to-string';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../platform/web/index.ts';

export type PageReply = Extract<Reply, { kind: 'page' }>;

/** Asks a handler for a page as the tester of a test database, in a transaction of its own. */
export async function openPage(
  { db, scope, clock }: TestDatabase,
  handler: (context: RequestContext) => Promise<Reply>,
  asked: { params?: Record<string, string>; query?: Fields },
): Promise<PageReply> {
  return db.within(scope, async (tx) => {
    // Only what pages read of a request.
    const context = {
      tx,
      scope,
      clock,
      today: clock.today(),
      params: {},
      query: {},
      authority: null,
      may: () => true,
      ...asked,
    };
    const reply = await handler(context as unknown as RequestContext);
    if (reply.kind !== 'page') throw new Error(`expected a page, got a ${reply.kind}`);
    return reply;
  });
}

/** The page's own HTML, without what stands around it. */
export function htmlOf(page: PageReply): string {
  return renderToString(<>{page.view}</>);
}

/** The page's words, tags taken out and spaces made single. */
export function wordsOf(page: PageReply): string {
  return htmlOf(page)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}
