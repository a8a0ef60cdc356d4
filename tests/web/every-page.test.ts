import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { applicationOn, webServer } from '../../src/app.ts';
import { houseRoutes } from '../../src/house.ts';
import { ROLES } from '../../src/modules/people/index.ts';
import { newId } from '../../src/platform/clock/index.ts';
import { describeOnBothDatabases } from '../support/databases.ts';
import { sql } from 'kysely';
import { pageSamples } from '../support/page-samples.ts';
import { signIn, type Headers } from '../support/readers.ts';

/** Pages need no more than this many queries (the design, section 7). */
const MOST_QUERIES = 8;
/** What asks more by its nature. */
const EXCUSED = new Map([
  ['/audit/export.:format', 'is written in steps, however long the trail is'],
  ['/intelligence/download/:format', 'is written in steps, however long the log is'],
  ['/settings/retention', 'looks at every column that names a file, to find the files that nothing names'],
  ['/settings/retention/:recordType', 'the same'],
]);

/** Something that exists only once a person has made it: reached in the tests of its own room. */
const MADE_BY_HAND =
  /:(attachmentId|spreadsheetId|jobId|token|signOnId|noticeId|extractId|campaignId|returnId)|^\/intelligence\/history\/:importId|rejected\.csv$|^\/(sign-in\/(back|second-step|again)|settings\/single-sign-on\/try|settings\/subject-access\/)/;

describeOnBothDatabases(
  'every page of the demonstration',
  (get) => {
    let app: FastifyInstance;
    let HOST: Headers;
    let SPEAKER: Headers;
    let fill: (url: string, instead?: string) => string;
    const samples = {
      id: 'cqc.rating-distribution',
      page: 'README',
      format: 'csv',
      part: 'types',
      teamId: newId(),
      recordType: 'cqc.rejected',
      table: 'people.officer',
      modelId: 'cqc-only',
      owner: 'national',
      version: '1',
      // opened below: the review of the clock's month
      month: '2026-11',
      eventId: newId(),
      clientId: newId(),
    };

    beforeAll(async () => {
      const { db, clock, dataDir, authorityId } = get();
      // A person of every role, so that nothing is kept from them.
      HOST = await signIn({ db, clock, authorityId }, ROLES.map(({ role }) => role).slice(0, -1));
      await db.within({ authorityId, actor: 'tester' }, (tx) =>
        sql`insert into people.team (team_id, authority_id, name) values (${samples.teamId}, ${authorityId}, 'North')`.execute(
          tx,
        ),
      );
      const config = { port: 0, host: '127.0.0.1', dataDir };
      ({ app } = await webServer(applicationOn(db, config, clock), { log: false }));
      await db.within({ authorityId, actor: 'tester' }, async (tx) => {
        await sql`insert into intelligence.event (event_id, authority_id, kind, channel, received_on, severity, confidentiality)
          values (${samples.eventId}, ${authorityId}, 'complaint', 'form', '2026-11-10', 3, 'restricted')`.execute(
          tx,
        );
        await sql`insert into intelligence.narrative (event_id, authority_id, title) values (${samples.eventId}, ${authorityId}, 'Heard')`.execute(
          tx,
        );
        await sql`insert into people.api_client (client_id, authority_id, name, purpose, contact, created_by, created_at)
          values (${samples.clientId}, ${authorityId}, 'Brokerage', 'Looks services up', 'it@council.example', 'tester', now())`.execute(
          tx,
        );
      });
      await app.inject({ method: 'POST', url: '/reviews/open', headers: HOST });
      await app.inject({
        method: 'POST',
        url: '/risk/model/drafts',
        headers: { ...HOST, 'content-type': 'application/x-www-form-urlencoded' },
        payload: 'model=cqc-only+1',
      });
      fill = await pageSamples(db.owner, samples);
      // A person who speaks for the provider of a service that still has a return to send.
      const locationId = decodeURIComponent(fill('/our-services/:locationId').split('/').at(-1)!);
      const spoken = await sql<{ providerId: string }>`
        select provider_id as "providerId" from cqc.location where location_id = ${locationId}`.execute(
        db.owner,
      );
      SPEAKER = await signIn({ db, clock, authorityId }, ['provider-user'], spoken.rows[0]);
    }, 240_000);

    const routes = houseRoutes({} as never, undefined).filter(
      (route) => route.method === 'GET' && !MADE_BY_HAND.test(route.url),
    );
    const readerOf = (url: string) => (url.startsWith('/our-services') ? SPEAKER : HOST);

    for (const route of routes) {
      it(`GET ${route.url} answers, with one heading and at most ${MOST_QUERIES} queries`, async () => {
        let status = 0;
        let body = '';
        let type = '';
        const url = fill(route.url);
        const queries = await get().queriesOf(async () => {
          const answer = await app.inject({ method: 'GET', url, headers: readerOf(url) });
          status = answer.statusCode;
          body = answer.body;
          type = String(answer.headers['content-type']);
        });
        expect([200, 303], body.slice(0, 2000)).toContain(status);
        if (status === 200 && type.startsWith('text/html')) {
          expect(body.match(/<h1[ >]/g)?.length).toBe(1);
          expect(body).toMatch(/<html lang="en"/);
          expect(body).not.toMatch(/<script(?![^>]*src=)|\sstyle="|\son\w+="/);
          if (!body.includes('amb-bare')) expect(body).toContain('href="#main-content"');
          expect(body).toContain('invented council');
        }
        if (EXCUSED.has(route.url)) return;
        expect(
          queries.length,
          queries.map((text) => text.trim().replace(/\s+/g, ' ').slice(0, 160)).join('\n'),
        ).toBeLessThanOrEqual(MOST_QUERIES);
      });
    }

    it('no page answers with a fault of ours, whatever is in its address', async () => {
      const names = [
        'q',
        'page',
        'sort',
        'rag',
        'rating',
        'age',
        'since',
        'scope',
        'type',
        'as-at',
        'from',
        'la',
        'by',
        'group',
        'kind',
        'format',
        'officer',
        'constructor',
      ];
      const words = fc.oneof(
        fc.string({ unit: 'binary', maxLength: 30 }),
        fc.constantFrom(
          "'; drop table x; --",
          '<script>alert(1)</script>',
          '%00',
          '-1',
          '99999999999999999999',
          '2024-02-30',
          '../../etc/passwd',
          '\u0000',
        ),
      );
      const queries = fc.array(fc.tuple(fc.constantFrom(...names), words), { maxLength: 4 });
      const urls = fc.constantFrom(...routes.map((route) => route.url));
      const parameters = fc.option(words, { nil: undefined, freq: 3 });
      await fc.assert(
        fc.asyncProperty(urls, queries, parameters, async (url, query, parameter) => {
          const path = fill(url, parameter);
          const search = new URLSearchParams(
            query.map(([name, value]) => [name, value.toWellFormed()]),
          ).toString();
          const answer = await app.inject({
            method: 'GET',
            url: `${path}?${search}`,
            headers: readerOf(url),
          });
          expect(answer.statusCode, `${path}?${search}: ${answer.body.slice(0, 300)}`).toBeLessThan(500);
          expect(answer.body).not.toContain('<script>alert(1)</script>');
        }),
        { numRuns: 150 },
      );
    });

    it('an address that nobody serves is a page that says so', async () => {
      const answer = await app.inject({ method: 'GET', url: '/nowhere', headers: HOST });
      expect(answer.statusCode).toBe(404);
      expect(answer.body).toContain('There is no page at this address.');
    });

    it('a request under another name gets nothing', async () => {
      const answer = await app.inject({ method: 'GET', url: '/services', headers: { host: 'evil.example' } });
      expect(answer.statusCode).toBe(403);
      expect(answer.body).not.toContain('Harrowmere');
    });
  },
  { now: '2026-11-16T09:00:00Z', demonstration: true },
);
