import { renderToString } from 'preact-render-to-string';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import { reader } from '../../../../tests/support/readers.ts';
import type { Clock } from '../../clock/index.ts';
import type { Fields } from '../../forms/index.ts';
import type { Reply, RequestContext, Route } from '../../web/types.ts';

/** What a test asks a route for. */
export interface Asked {
  params?: Record<string, string>;
  query?: Fields;
  body?: Fields;
  /** Who asks; the tests' reader where absent. */
  accountId?: string;
  email?: string;
  isDemonstration?: boolean;
}

/** Calls a route as somebody signed in, in a transaction of its own. */
export async function openRoute(
  { db, scope, authorityId }: TestDatabase,
  clock: Clock,
  routes: readonly Route[],
  method: 'GET' | 'POST',
  url: string,
  asked: Asked = {},
): Promise<Reply> {
  const route = routes.find((each) => each.method === method && each.url === url)!;
  const known = reader(['administrator'], authorityId);
  const { accountId = known.person!.accountId, email = known.person!.email } = asked;
  return db.within(scope, (tx) => {
    // Only what these pages read of a request.
    const context = {
      ...known,
      person: { ...known.person!, accountId, email },
      tx,
      scope,
      clock,
      url,
      authority: { isDemonstration: asked.isDemonstration === true },
      params: asked.params ?? {},
      query: asked.query ?? {},
      body: asked.body ?? {},
    };
    return route.handler(context as unknown as RequestContext);
  });
}

/** The page's HTML; '' where the answer is none. */
export function htmlOf(reply: Reply): string {
  return reply.kind === 'page' ? renderToString(<>{reply.view}</>) : '';
}

/** The page's words, tags taken out and spaces made single. */
export function wordsOf(reply: Reply): string {
  return htmlOf(reply)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}
