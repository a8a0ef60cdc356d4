import { toNobody } from '../../events/index.ts';
import { text } from 'node:stream/consumers';
import type { Readable } from 'node:stream';
import { renderToString } from 'preact-render-to-string';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import type { Scope } from '../../db/index.ts';
import { newId } from '../../clock/index.ts';
import type { Fields } from '../../forms/index.ts';
import { insertJob } from '../../jobs/index.ts';
import type { Reply, RequestContext, Route } from '../../web/index.ts';
import { auditRoutes, type RecordName } from '../index.ts';

interface Asked {
  query?: Fields;
  params?: Record<string, string>;
  /** Whose request it is; the test's own council with the permission to read the trail where absent. */
  scope?: Partial<Scope>;
  recordNames?: RecordName[];
}

/** Asks a route of the audit pages as a server would: one transaction, as the role of requests. */
export async function openRoute(test: TestDatabase, asking: string, asked: Asked = {}): Promise<Reply> {
  const [method, url] = asking.split(' ') as [Route['method'], string];
  const routes = auditRoutes({ recordNames: asked.recordNames ?? [] });
  const route = routes.find((each) => each.method === method && each.url === url);
  if (route === undefined) throw new Error(`there is no route ${asking}`);
  const scope: Scope = { ...test.scope, permissions: ['audit.read'], ...asked.scope };
  const { db, clock } = test;
  return db.within(scope, (tx) => {
    // Only what these pages read of a request.
    const context = {
      tx,
      db,
      scope,
      clock,
      today: clock.today(),
      params: asked.params ?? {},
      query: asked.query ?? {},
      may: (permission: string) =>
        scope.permissions === 'all' || scope.permissions?.includes(permission) === true,
      announce: toNobody,
      enqueue: async (kind: string, payload: unknown) => {
        const jobId = newId();
        await insertJob(tx, jobId, scope, kind, payload);
        return jobId;
      },
    };
    return route.handler(context as unknown as RequestContext);
  });
}

/** The page's own HTML, without what stands around it. */
export function htmlOf(reply: Reply): string {
  if (reply.kind !== 'page') throw new Error(`expected a page, got a ${reply.kind}`);
  return renderToString(<>{reply.view}</>);
}

/** The page's words, tags taken out and spaces made single. */
export function wordsOf(reply: Reply): string {
  return htmlOf(reply)
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');
}

/** Where the page's link with these words leads; undefined where there is none. */
export function linkOf(reply: Reply, words: string): string | undefined {
  const links = [...htmlOf(reply).matchAll(/<a [^>]*href="([^"]*)"[^>]*>(.*?)<\/a>/gs)];
  const found = links.find(([, , content]) => content!.replace(/<[^>]*>/g, '').includes(words));
  return found?.[1]?.replaceAll('&amp;', '&');
}

/** The fields of an address, for the next request. */
export function queryOf(address: string): Fields {
  return Object.fromEntries(new URL(address, 'http://localhost').searchParams);
}

/** A download's text. */
export async function downloadOf(reply: Reply): Promise<string> {
  if (reply.kind !== 'download') throw new Error(`expected a download, got a ${reply.kind}`);
  return text(reply.body as Readable);
}
