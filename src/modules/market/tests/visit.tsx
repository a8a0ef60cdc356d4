import { toNobody, type Announce } from '../../../platform/events/index.ts';
import { reader } from '../../../../tests/support/readers.ts';
import { copyFileSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderToString } from 'preact-render-to-string';
import type { TestDatabase } from '../../../../tests/support/databases.ts';
import { FigureCatalogue } from '../../../platform/figures/index.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import type { Reply, RequestContext, Route, Upload } from '../../../platform/web/index.ts';

export interface Visit {
  params?: Record<string, string>;
  body?: Fields;
  uploads?: Upload[];
  /** Hears what the room tells; nobody where absent. */
  announce?: Announce;
}

/** What a person gets to see: the page's text as HTML with its status and errors, or where they are sent. */
export interface Seen {
  status: number;
  html: string;
  errors: Record<string, string>;
  to: string | undefined;
  flash: string | undefined;
  reply: Reply;
}

/** Opens or submits a page as the council of a test database would, in a transaction of its own. */
export async function visit(
  test: TestDatabase,
  routes: readonly Route[],
  method: 'GET' | 'POST',
  url: string,
  how: Visit = {},
): Promise<Seen> {
  const route = routes.find((one) => one.method === method && one.url === url);
  if (route === undefined) throw new Error(`no route ${method} ${url}`);
  const { db, scope, clock, dataDir, authorityId } = test;
  const brand = { wordmark: 'Amberley', primary: '#12404a', accent: '#d98200' };
  const authority = {
    authorityId,
    name: 'Testshire Council',
    isDemonstration: false,
    brand,
    area: ['Oldham'],
  };
  const reply = await db.within(scope, (tx) => {
    const context: RequestContext = {
      ...reader(), tx, db, scope, authority, clock, dataDir, url,
      today: clock.today(),
      params: how.params ?? {},
      query: {},
      body: how.body ?? {},
      uploads: how.uploads ?? [],
      figures: new FigureCatalogue([]),
      announce: how.announce ?? toNobody,
      enqueue: async (kind) => kind,
    }; // prettier-ignore
    return route.handler(context);
  });
  return seen(reply);
}

function seen(reply: Reply): Seen {
  const page = reply.kind === 'page' ? reply : undefined;
  return {
    reply,
    status: page?.status ?? (reply.kind === 'page' ? 200 : reply.kind === 'redirect' ? 303 : 0),
    html: page === undefined ? '' : renderToString(<>{page.view}</>),
    errors: Object.fromEntries((page?.errors ?? []).map(({ field, message }) => [field, message])),
    to: reply.kind === 'redirect' ? reply.to : undefined,
    flash: reply.kind === 'redirect' ? reply.flash : undefined,
  };
}

/** A file as it came with a form: text, or a copy of a file on disk. */
export function anUpload(
  test: TestDatabase,
  filename: string,
  content: string | Buffer | { copyOf: string },
): Upload {
  const folder = join(test.dataDir, 'files');
  mkdirSync(folder, { recursive: true });
  const path = join('files', `${process.hrtime.bigint()}`);
  const place = join(test.dataDir, path);
  if (typeof content === 'string' || Buffer.isBuffer(content)) writeFileSync(place, content);
  else copyFileSync(content.copyOf, place);
  return { field: 'file', filename, path, bytes: statSync(place).size, sha256: 'of the test' };
}

/** A hidden field's value, as the form would send it back. */
export function hidden(html: string, name: string): string {
  const input = [...html.matchAll(/<input type="hidden"[^>]*>/g)]
    .map(([tag]) => tag)
    .find((tag) => tag.includes(`name="${name}"`));
  return (
    /value="([^"]*)"/
      .exec(input ?? '')?.[1]
      ?.replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&') ?? ''
  );
}
