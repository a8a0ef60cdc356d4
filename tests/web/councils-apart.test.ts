import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { newId } from '../../src/platform/clock/index.ts';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applicationOn, webServer } from '../../src/app.ts';
import { apiLocation, apiProvider, apiRatings } from '../../src/modules/cqc/factories.ts';
import { importCqc } from '../../src/modules/insight/index.ts';
import { anOwnLocation } from '../../src/modules/market/factories.ts';
import { describeOnBothDatabases, makeAuthority } from '../support/databases.ts';
import { signIn, type Headers } from '../support/readers.ts';

const MOST_QUERIES = 8;
/** Our home, theirs of the same provider, and one of a third council. */
const OURS = '1-1000000001';
const THEIRS = '1-1000000002';
const THIRD = '1-1000000003';
const PROVIDER = String(apiLocation().providerId);

const PROPOSAL = {
  level: 'summary',
  purpose: 'Both place people in the same homes',
  lawfulBasis: 'Public task: Care Act 2014',
  contact: 'Care team, care@otherham.example',
  'from-day': '16',
  'from-month': '11',
  'from-year': '2026',
  'until-day': '15',
  'until-month': '11',
  'until-year': '2028',
};

describeOnBothDatabases('councils apart, and together', (get) => {
  let app: FastifyInstance;
  let other: string;
  let third: string;
  let officer: Headers;
  let administrator: Headers;
  let theirManager: Headers;
  let theirOfficer: Headers;
  let thirdOfficer: Headers;
  let thirdAdministrator: Headers;

  beforeAll(async () => {
    const { db, clock, dataDir, authorityId, scope } = get();
    other = await makeAuthority(db, ['Rochdale'], 'Otherham Council');
    third = await makeAuthority(db, ['Bury'], 'Thirdley Council');
    const path = join(dataDir, 'records.json');
    const records = [
      apiProvider({ providerId: PROVIDER, name: 'Group Care Limited' }),
      apiLocation({ locationId: OURS, name: 'Our House' }),
      apiLocation({ locationId: THEIRS, name: 'Their House', localAuthority: 'Rochdale', currentRatings: apiRatings('Inadequate', '2026-02-01') }),
      apiLocation({ locationId: THIRD, name: 'Third House', localAuthority: 'Bury' }),
    ]; // prettier-ignore
    writeFileSync(path, JSON.stringify(records));
    await importCqc({ db, clock, dataDir, scope }, { source: 'cqc-api', path });
    const config = { port: 0, host: '127.0.0.1', dataDir };
    ({ app } = await webServer(applicationOn(db, config, clock), { log: false }));
    const of = (council: string) => ({ db, clock, authorityId: council });
    officer = await signIn(of(authorityId), ['contracts-officer'], { name: 'Olive Officer', email: 'olive@testshire.example' });
    administrator = await signIn(of(authorityId), ['administrator']);
    theirManager = await signIn(of(other), ['senior-manager']);
    theirOfficer = await signIn(of(other), ['contracts-officer']);
    thirdOfficer = await signIn(of(third), ['contracts-officer']);
    thirdAdministrator = await signIn(of(third), ['administrator']);
  }, 60_000); // prettier-ignore
  afterAll(() => app.close());

  const open = async (who: Headers, url: string) => {
    let answer = { statusCode: 0, body: '' };
    const heard = await get().queriesOf(async () => {
      answer = await app.inject({ method: 'GET', url, headers: who });
    });
    // Not counted: the council, which is remembered between requests, and what administrators are warned of on every page.
    const queries = heard.filter(
      (text) => !/from (people\.authority a|platform\.outbox|platform\.job)\b/.test(text),
    );
    expect(queries.length, `${url}\n${queries.join('\n')}`).toBeLessThanOrEqual(MOST_QUERIES);
    const words = answer.body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');
    return { status: answer.statusCode, words, body: answer.body };
  };
  const send = (who: Headers, url: string, fields: Record<string, string>) =>
    app.inject({
      method: 'POST',
      url,
      headers: { ...who, 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    });
  /** Proposed by their manager and accepted by our administrator, through the pages. */
  async function agree(fields: Record<string, string> = {}): Promise<string> {
    const proposed = await send(theirManager, '/settings/sharing/new', {
      with: get().authorityId,
      ...PROPOSAL,
      ...fields,
    });
    expect(proposed.statusCode, proposed.body.slice(0, 1500)).toBe(303);
    const url = String(proposed.headers.location);
    const accepted = await send(administrator, url, { act: 'accept' });
    expect(accepted.statusCode, accepted.body.slice(0, 1500)).toBe(303);
    return url;
  }
  /** Agreements begin on days of the test's clock; the database goes by its own. */
  const since2020 = () =>
    get().db.owner.transaction().execute(async (tx) => {
      await sql`select set_config('amberley.actor', 'tester', true)`.execute(tx);
      await sql`update people.sharing_agreement set from_day = '2020-01-01', until_day = '2100-01-01'`.execute(tx);
    }); // prettier-ignore
  const anew = async () => {
    await sql`truncate people.sharing_agreement`.execute(get().db.owner);
  };

  describe('without an agreement', () => {
    it('a service of another area shows what CQC says, and nothing of its council', async () => {
      const { status, words } = await open(officer, `/services/${THEIRS}`);
      expect(status).toBe(200);
      expect(words).toContain('Their House');
      expect(words).not.toContain('Shared by');
      expect(words).not.toContain('Otherham Council');
    });

    it('the list of what is shared is empty, and says how many', async () => {
      const { status, words } = await open(officer, '/services?scope=shared');
      expect(status).toBe(200);
      expect(words).toContain('0 services');
    });

    it('what the other council has of its own is not there', async () => {
      const own = anOwnLocation({ authorityId: other });
      await get().db.within({ authorityId: other, actor: 'tester' }, (tx) =>
        sql`insert into market.own_location (location_id, authority_id, name, service_type)
          values (${own.locationId}, ${other}, 'Secret Day Centre', 'Day service')`.execute(tx),
      );
      expect((await open(officer, `/services/${own.locationId}`)).status).toBe(404);
      expect((await open(officer, `/own-services/${own.locationId}`)).status).toBe(404);
      for (const url of ['/services?scope=everywhere', '/own-services', `/providers/${PROVIDER}`])
        expect((await open(officer, url)).words).not.toContain('Secret Day Centre');
      expect((await open(theirOfficer, `/services/${own.locationId}`)).status).toBe(200);
    }); // prettier-ignore

    it('each council has its own name at the top', async () => {
      expect((await open(officer, '/services')).body).toContain('Testshire Council');
      expect((await open(theirOfficer, '/services')).body).not.toContain('Testshire Council');
    });
  });

  describe('making an agreement', () => {
    it('says what is wrong with the form, field by field', async () => {
      const answer = await send(theirManager, '/settings/sharing/new', {
        'until-day': '31',
        'until-month': '2',
        'until-year': '2027',
      });
      expect(answer.statusCode).toBe(400);
      for (const words of [
        'Choose the council that may see your services',
        'Choose what they see',
        'Enter what the sharing is for',
        'Enter the lawful basis of the sharing',
        'Enter the first day on which they see your services',
        'This must be a real day',
      ])
        expect(answer.body).toContain(words);
    });

    it('waits for the other council, shows nothing until then, and can be refused with a reason', async () => {
      await anew();
      const fields = { with: get().authorityId, ...PROPOSAL };
      const proposed = await send(theirManager, '/settings/sharing/new', fields);
      const url = String(proposed.headers.location);
      expect((await open(administrator, '/settings/sharing')).words).toContain('One agreement waits for your answer');
      const again = await send(theirManager, '/settings/sharing/new', fields);
      expect(again.statusCode).toBe(400);
      expect(again.body).toContain('A proposal to this council waits for its answer');
      expect((await send(theirManager, url, { act: 'accept' })).body).toContain('This cannot be done any more');
      const unreasoned = await send(administrator, url, { act: 'refuse' });
      expect(unreasoned.statusCode).toBe(400);
      expect(unreasoned.body).toContain('Enter why');
      expect((await send(administrator, url, { act: 'refuse', why: 'Too much' })).statusCode).toBe(303);
      const seen = await open(theirManager, url);
      expect(seen.words).toContain('Refused');
      expect(seen.words).toContain('Too much');
      expect((await send(administrator, url, { act: 'accept' })).statusCode).toBe(400);
    }); // prettier-ignore

    it('is nothing to a third council, nor to people without the permission', async () => {
      await anew();
      const url = await agree();
      expect((await open(thirdAdministrator, url)).status).toBe(404);
      expect((await send(thirdAdministrator, url, { act: 'revoke', why: 'x' })).statusCode).toBe(404);
      expect((await open(thirdAdministrator, '/settings/sharing')).words).not.toContain('Otherham');
      expect((await open(officer, '/settings/sharing')).status).toBe(403);
    });

    it('is changed by another that comes in its place, and the first stays on record', async () => {
      await anew();
      const first = await agree();
      const form = await open(theirManager, `/settings/sharing/new?with=${get().authorityId}`);
      expect(form.words).toContain('Change what Testshire Council sees of ours');
      expect(form.body).toContain('Both place people in the same homes');
      const second = await agree({ level: 'status' });
      expect((await open(theirManager, first)).words).toContain('Replaced');
      expect((await open(theirManager, second)).words).toContain('In force');
      const { words } = await open(theirManager, '/settings/sharing');
      expect(words).toContain('Replaced');
    });
  });

  describe('reading across', () => {
    it('shows the colour at status, with whose it is and when, and no reasons', async () => {
      await anew();
      await agree({ level: 'status' });
      await since2020();
      const { words } = await open(officer, `/services/${THEIRS}`);
      expect(words).toContain('Shared by Otherham Council');
      expect(words).toContain('Otherham Council has it as Red');
      expect(words).toContain('As they had it on');
      expect(words).not.toContain('Ask them');
      expect(words).not.toContain('at least Red');
    });

    it('shows that they place nobody there at status, and neither what it covers nor why', async () => {
      await anew();
      await agree({ level: 'status' });
      await since2020();
      await get().db.within({ authorityId: other, actor: 'tester', permissions: 'all' }, async (tx) => {
        const decision = newId();
        await sql`insert into placement.decision (decision_id, authority_id, location_id, state, from_day, scope, review_on, decided_at)
          values (${decision}, ${other}, ${THEIRS}, 'embargo', '2026-03-02', 'Their secret scope', '2026-12-31', '2026-03-02T09:00:00Z')`.execute(tx);
        await sql`insert into placement.reason (decision_id, authority_id, reason, lift_test)
          values (${decision}, ${other}, 'Their secret reason', 'Their secret test')`.execute(tx);
      });
      const seen = await open(officer, `/services/${THEIRS}`);
      expect(seen.words).toContain('Their placements there: Embargo since 2 March 2026, to be looked at again on 31 December 2026');
      const group = await open(officer, `/providers/${PROVIDER}`);
      expect(group.words).toContain('placements stopped since 2 March 2026');
      const list = await open(officer, '/services?scope=shared');
      expect(list.words).toContain('placements stopped since 2 March 2026');
      for (const { body } of [seen, group, list]) expect(body).not.toContain('Their secret');
      await anew();
      expect((await open(officer, `/services/${THEIRS}`)).words).not.toContain('Their placements');
    }); // prettier-ignore

    it('shows reasons and whom to ask at summary', async () => {
      await anew();
      await agree();
      await since2020();
      const { words } = await open(officer, `/services/${THEIRS}`);
      expect(words).toContain('Rated Inadequate');
      expect(words).toContain('Ask them: Care team, care@otherham.example');
      expect(words).not.toContain('Enforcement in force');
      expect(words).not.toContain('Colours before');
    });

    it('shows enforcement, facts and past colours at full', async () => {
      await anew();
      await agree({ level: 'full' });
      await since2020();
      const { words } = await open(officer, `/services/${THEIRS}`);
      expect(words).toContain('Enforcement in force None recorded by them');
      expect(words).toContain('Colours before');
    });

    it('spans councils on the page of a provider', async () => {
      const { words } = await open(officer, `/providers/${PROVIDER}`);
      expect(words).toContain('Otherham Council: Red since');
      expect(words).toContain('Shown by other councils 1');
      expect(words).not.toContain('Thirdley');
    });

    it('lists what is shared, by colour', async () => {
      const all = await open(officer, '/services?scope=shared');
      expect(all.words).toContain('1 service');
      expect(all.words).toContain('Their House');
      expect(all.words).toContain('Otherham Council: Red since');
      expect((await open(officer, '/services?scope=shared&rag=Red')).words).toContain('Their House');
      expect((await open(officer, '/services?scope=shared&rag=Green')).words).toContain('0 services');
      expect((await open(officer, '/services/map?scope=shared')).status).toBe(200);
      const file = await app.inject({ method: 'GET', url: '/services/download/csv?scope=shared', headers: officer });
      expect(file.body).toContain('Otherham Council: Red');
    }); // prettier-ignore

    it('is for those who oversee services or place people, and of no other council', async () => {
      for (const headers of [administrator, thirdOfficer, theirOfficer]) {
        const { status, words } = await open(headers, `/services/${THEIRS}`);
        expect(status).toBe(200);
        expect(words).not.toContain('Shared by');
      }
      expect((await open(theirOfficer, `/services/${OURS}`)).words).not.toContain('Shared by');
      expect((await open(administrator, '/services')).body).not.toContain('Shared with us');
      expect((await open(officer, '/services')).body).toContain('Shared with us');
    });

    it('is told to the giver: who, where and what', async () => {
      const { words } = await open(theirManager, '/settings/sharing/looks');
      expect(words).toContain('Olive Officer (olive@testshire.example), Testshire Council');
      expect(words).toContain('The page of the service');
      expect(words).toContain('Their House');
      const entries = await get().db.within(get().scope, (tx) =>
        sql<{ n: number }>`select count(*)::int as n from platform.audit_entry where action = 'read across'`.execute(tx),
      );
      expect(entries.rows[0]!.n).toBeGreaterThan(0);
      expect((await open(administrator, '/settings/sharing/looks')).words).toContain('Nobody has looked yet');
    }); // prettier-ignore

    it('ends at once when it is revoked, by either side', async () => {
      for (const side of [theirManager, administrator]) {
        await anew();
        const url = await agree({ level: 'full' });
        await since2020();
        expect((await open(officer, `/services/${THEIRS}`)).words).toContain('Shared by');
        expect((await send(side, url, { act: 'revoke', why: 'No longer needed' })).statusCode).toBe(303);
        expect((await open(officer, `/services/${THEIRS}`)).words).not.toContain('Shared by');
        expect((await open(theirManager, url)).words).toContain('No longer needed');
      }
    });
  });

  it('leaves every chain of the trail whole', async () => {
    const { rows } = await sql`select * from platform.audit_first_fault()`.execute(get().db.owner);
    expect(rows).toEqual([]);
  });
});
