import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { councilTables, digestOf } from '../../../../tests/support/council-rows.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { signIn } from '../../../../tests/support/readers.ts';
import { Visitor } from '../../../../tests/support/visitor.ts';
import { applicationOn, webServer } from '../../../app.ts';
import { addDays, day } from '../../../kernel/calendar-day.ts';
import { toNobody } from '../../../platform/events/index.ts';
import type { JobContext } from '../../../platform/jobs/index.ts';
import { backTestDraftJob } from '../jobs/back-test-draft.ts';
import { simulateDraftJob } from '../jobs/simulate-draft.ts';
import { rateMarket } from '../jobs/rate-market.ts';
import { fetchModels } from '../queries/fetch-models.ts';
import { fetchSuggestions } from '../queries/fetch-suggestions.ts';
import { catalogueFor } from '../rules/draft-catalogue.ts';
import { draftOf } from '../rules/draft.ts';
import { modelInForce } from '../rules/model-in-force.ts';
import { saveLocations } from './market-fixture.ts';

const TODAY = day('2026-11-16');
const words = (html: string) =>
  html.replace(/<[^>]+>/g, ' ').replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&gt;', '>').replace(/\s+/g, ' '); // prettier-ignore
const fieldsOf = (html: string): Record<string, string | string[]> => {
  const main = html.slice(html.indexOf('<main'));
  const form =
    /<form method="post"[^>]*action="[^"]*(?:indicators|limits|about|floors)[^"]*"[\s\S]*?<\/form>/.exec(
      main,
    )?.[0] ?? '';
  const plain = (text: string) =>
    text.replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&');
  const fields: Record<string, string | string[]> = {};
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const of = (name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? '';
    const isBox = /type="(checkbox|radio)"/.test(tag);
    if (of('name') === '' || of('name') === 'csrf' || (isBox && !tag.includes(' checked'))) continue;
    const value = plain(of('value'));
    const known = fields[of('name')];
    fields[of('name')] = known === undefined ? value : [known, value].flat();
  }
  for (const [, name, text] of form.matchAll(/<textarea[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/textarea>/g))
    fields[name!] = plain(text!);
  for (const [, name, body] of form.matchAll(/<select[^>]* name="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g))
    fields[name!] = plain(/<option value="([^"]*)"[^>]*selected/.exec(body!)?.[1] ?? '');
  return fields;
};

describeOnBothDatabases('the drafts of risk models', (get) => {
  let app: FastifyInstance;
  let mia: Visitor;
  let noor: Visitor;
  let officer: Visitor;
  let draft = '';

  const open = async (url: string, visitor = mia) => (await visitor.get(url)).body;
  const send = async (url: string, fields: Record<string, string | string[]>, visitor = mia) => {
    const answer = await visitor.post(url, fields);
    return {
      status: answer.statusCode,
      text: words(answer.body),
      html: answer.body,
      to: String(answer.headers.location),
    };
  };
  const begin = async (model = 'cqc-only 1') => (await send('/risk/model/drafts', { model })).to;
  /** The form of a page of the draft as a browser would send it, with some fields typed over. */
  const typed = async (url: string, over: Record<string, string | string[]>, visitor = mia) =>
    send(url, { ...fieldsOf(await open(url, visitor)), ...over }, visitor);
  const version = async () => /name="version" value="(\d+)"/.exec(await open(draft))![1]!;
  const context = (signal = new AbortController().signal, said: string[] = []): JobContext => {
    const { db, scope, clock, dataDir } = get();
    return {
      jobId: 'x',
      db,
      clock,
      dataDir,
      announce: toNobody,
      scope: { ...scope, permissions: 'all' },
      signal,
      progress: (done, total, note) => void said.push(`${done}/${total} ${note}`),
    };
  };
  const draftId = () => draft.split('/').at(-1)!;

  beforeAll(async () => {
    const { db, scope, clock, dataDir, authorityId } = get();
    ({ app } = await webServer(applicationOn(db, { port: 0, host: '127.0.0.1', dataDir }, clock), { log: false }));
    await db.within({ ...scope, permissions: 'all' }, async (tx) => {
      await saveLocations(tx, TODAY, [
        { id: '1-100', name: 'Ash Court', category: 'Hospice', ratings: [{ on: '2026-01-05', rating: 'Good' }] },
        {
          id: '1-200',
          name: 'Beech House',
          category: 'Hospice',
          ratings: [{ on: '2022-01-05', rating: 'Good' }, { on: '2025-02-03', rating: 'Requires improvement' }],
        },
        { id: '1-300', name: 'Cedar Lodge', category: 'Hospice', ratings: [{ on: '2021-06-01', rating: 'Good' }] },
        { id: '1-400', name: 'Elm Bank', category: 'Hospice', deregistered: '2025-06-01', ratings: [{ on: '2023-01-01', rating: 'Requires improvement' }] },
      ]);
      await rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist: true });
    });
    mia = new Visitor(app, await signIn(get(), ['quality-manager'], { name: 'Mia Quill' }));
    noor = new Visitor(app, await signIn(get(), ['quality-manager'], { name: 'Noor Hale' }));
    officer = new Visitor(app, await signIn(get(), ['contracts-officer'], { name: 'Olu Park' }));
  }, 120_000); // prettier-ignore
  afterAll(() => app.close());

  it('are begun from the page of the model, by quality managers alone', async () => {
    expect(await open('/risk/model')).toContain('Edit as a draft');
    expect(await open('/risk/model', officer)).not.toContain('Edit as a draft');
    expect((await officer.get('/risk/model/drafts')).statusCode).toBe(403);
    expect((await send('/risk/model/drafts', { model: 'no 1' })).text).toContain(
      'Choose the model to begin with',
    );
    draft = await begin();
    expect(draft).toMatch(/^\/risk\/model\/drafts\/[0-9a-f-]{36}$/);
    const page = words(await open(draft));
    expect(page).toContain('CQC facts only, first model');
    expect(page).toContain("Simulation on today's services: not yet");
    expect(words(await open(`${draft}/differences`))).toContain('says all that the model says');
    expect(words(await open('/risk/model/drafts'))).toContain('Mia Quill');
  });

  it('have a form for each indicator, which sends back what it showed without changing anything', async () => {
    const keys = [...(await open(draft)).matchAll(/href="[^"]*\/indicators\/([^"/]+)"/g)].map(
      ([, key]) => key!,
    );
    expect(keys).toContain('rating-age');
    for (const key of keys) expect((await typed(`${draft}/indicators/${key}`, {})).status, key).toBe(303);
    for (const at of [1, 2, 3, 4, 5, 6, 7, 8])
      expect((await typed(`${draft}/floors/on-${at}`, {})).status).toBe(303);
    expect((await typed(`${draft}/limits`, {})).status).toBe(303);
    expect((await typed(`${draft}/about`, {})).status).toBe(303);
    expect(words(await open(`${draft}/differences`))).toContain('says all that the model says');
  }, 60_000);

  it('say what is wrong beside the field, and keep what was typed', async () => {
    const url = `${draft}/indicators/overall-rating`;
    const refused = await typed(url, { 'band-3-points': 'many' });
    expect(refused.status).toBe(400);
    expect(refused.html).toContain('<title>Error: ');
    expect(refused.text).toContain('Points must be a whole number, 0 or more');
    expect(refused.html).toContain('href="#band-3-points"');
    expect(refused.html).toContain('id="band-3-points"');
    expect(refused.html).toContain('value="many"');
    const unsaid = await typed(url, { 'band-3-because': '' });
    expect(unsaid.html).toContain('href="#band-3-because"');
    expect(unsaid.text).toContain('Enter the clause that follows "because"');
    const unfilled = await typed(url, { 'band-3-words': 'Rated {stars}' });
    expect(unfilled.text).toContain('which this fact cannot fill');
  });

  it('refuse limits by which no service could be Green, with the reason', async () => {
    const refused = await typed(`${draft}/limits`, { amber: '40', red: '40' });
    expect(refused.text).toContain('Red starts at 40 and Amber at 40: Red must start above Amber');
    const bad = {
      'band-1-points': '20', 'band-1-because': 'a manager is in post', 'band-2-points': '20', 'band-3-points': '20', 'band-4-points': '20',
      'band-5-points': '20', 'unknown-points': '20', 'unknown-because': 'it is not known',
    }; // prettier-ignore
    const never = await typed(`${draft}/indicators/manager`, bad);
    expect(never.status).toBe(400);
    expect(never.text).toContain(
      'No service could ever be Green: the lowest score that this model can give is 20 and Amber starts at 20',
    );
    expect(never.html).toContain('>a manager is in post</textarea>');
    expect(words(await open(`${draft}/differences`))).toContain('says all that the model says');
  });

  it('refuse points that fall where things get worse, and bands that cannot be told apart', async () => {
    await send(`${draft}/add`, { part: 'indicator-1', version: await version() });
    const key = [...(await open(draft)).matchAll(/href="[^"]*\/indicators\/([^"/]+)"/g)].at(-1)![1]!;
    const url = `${draft}/indicators/${key}`;
    const before = fieldsOf(await open(url));
    const falls = await typed(url, { 'band-2-points': '99', 'band-2-because': 'x' });
    expect(falls.status, key).toBe(400);
    expect(falls.text).toContain('points must not fall where things get worse');
    const twice = await typed(url, { 'band-2-from': String(before['band-1-from']) });
    expect(twice.text).toMatch(/is empty|overlaps/);
    expect((await send(`${url}/move`, { to: 'away', version: await version() })).status).toBe(303);
  });

  it('change points and limits, and say so in words', async () => {
    expect((await typed(`${draft}/indicators/overall-rating`, { 'band-3-points': '60' })).status).toBe(303);
    // A row more, where the band of five years ends: from six years on.
    const age = `${draft}/indicators/rating-age`;
    const more = {
      'band-5-from': '72',
      'band-5-points': '25',
      'band-5-words': 'Very old',
      'band-5-because': 'it is very old',
    };
    expect((await typed(age, more)).status).toBe(303);
    const said = words(await open(`${draft}/differences`));
    expect(said).toContain('Overall rating Points: Requires improvement +25 +60');
    expect(said).toContain('Age of a good rating Points: 6 years or more not there +25');
    expect(said).toContain('Points: 5 years to under 6 years');
  });

  it('add what a fact allows, switch parts off and on, and take them away', async () => {
    const list = await open(`${draft}/add`);
    const safeguarding = /value="(indicator-\d+)"[^>]*>\s*<label[^>]*>\s*Safeguarding enquiries/.exec(
      list,
    )?.[1];
    const part = safeguarding ?? 'indicator-1';
    const added = await send(`${draft}/add`, { part, version: await version() });
    expect(added.status).toBe(303);
    expect((await mia.get(added.to)).statusCode).toBe(200);
    expect((await typed(added.to, {})).status).toBe(303);
    const key = added.to.split('/').at(-1)!;
    expect(
      (await send(`${draft}/indicators/${key}/move`, { to: 'off', version: await version() })).status,
    ).toBe(303);
    expect(words(await open(draft))).toContain('Switch on');
    expect(words(await open(`${draft}/indicators/${key}`))).toContain('switched off');
    expect(
      (await send(`${draft}/indicators/${key}/move`, { to: 'away', version: await version() })).status,
    ).toBe(303);
    expect((await send(`${draft}/floors/on-8/move`, { to: 'off', version: await version() })).status).toBe(
      303,
    );
    expect((await send(`${draft}/floors/off-1/move`, { to: 'on', version: await version() })).status).toBe(
      303,
    );
    expect((await send(`${draft}/floors/on-99/move`, { to: 'off', version: await version() })).status).toBe(
      404,
    );
    expect((await send(`${draft}/add`, { part: 'indicator-999', version: await version() })).text).toContain(
      'Choose what to add',
    );
  });

  it('every suggestion of a part can be read', async () => {
    const { db, scope } = get();
    const suggested = await db.within(scope, fetchSuggestions);
    const [first] = await db.within(scope, fetchModels);
    const empty = { ...draftOf(first!), model: { ...first!, indicators: [], floors: [] } };
    const { indicators, floors } = catalogueFor(empty, [], suggested);
    expect(indicators.length + floors.length).toBe(suggested.length);
  });

  it('saved by two people at once: the second sees what the first saved, and nothing of hers is lost', async () => {
    const url = `${draft}/limits`;
    const hers = fieldsOf(await open(url, noor));
    expect((await typed(url, { amber: '15' })).status).toBe(303);
    const late = await send(url, { ...hers, red: '50' }, noor);
    expect(late.status).toBe(409);
    expect(late.text).toContain('Mia Quill saved this draft while you were writing');
    expect(late.text).toContain('Limits Amber starts at 15 20');
    expect(late.text).toContain('Limits Red starts at 60 50');
    expect(late.html).toContain('value="50"');
    const again = { ...fieldsOf(late.html), amber: '15' };
    expect((await send(url, again, noor)).status).toBe(303);
    expect(words(await open(draft))).toContain(
      'A score under 15 is Green, from 15 to 49 Amber, and from 50 Red.',
    );
    expect((await send(`${draft}/discard`, { version: '1' })).status).toBe(409);
  });

  it('are read, downloaded and uploaded as JSON, and a wrong file is refused with its places', async () => {
    const file = (await mia.get(`${draft}/file/download`)).body;
    const json = JSON.parse(file) as { thresholds: { amber: number; red: number }; id: string };
    expect(json.thresholds).toEqual({ amber: 15, red: 50 });
    await open(`${draft}/file`);
    const upload = (text: string) => mia.upload(`${draft}/file`, 'file', 'draft.json', text);
    for (const [text, said] of [
      ['not json', 'The file is not JSON'],
      [JSON.stringify({ ...json, thresholds: { amber: 0, red: 50 } }), 'thresholds.amber'],
      [JSON.stringify({ ...json, colour: 1 }), '"colour" is not a part of a model'],
    ] as const) {
      const answer = await upload(text);
      expect(answer.statusCode).toBe(400);
      expect(words(answer.body)).toContain(said);
    }
    expect((await mia.upload(`${draft}/file`, 'other', 'x.json', file)).statusCode).toBe(400);
  });

  it('cannot be published before they are simulated', async () => {
    const answer = await send(`${draft}/publish`, {
      version: await version(), reason: 'We learnt', withoutBackTest: 'None yet', 'day-day': '17', 'day-month': '11', 'day-year': '2026',
    }); // prettier-ignore
    expect(answer.status).toBe(400);
    expect(answer.text).toContain('Simulate the draft first');
    expect(answer.text).toContain('We learnt');
    expect(answer.html).toContain('href="#simulate"');
    expect(answer.html).toContain('id="simulate"');
  });

  it('are simulated in a page, in at most 8 queries, and no row but the trial is changed by it', async () => {
    const { db, authorityId } = get();
    const tables = (await councilTables(db.owner)).filter(
      ({ name }) => !['risk.model_trial', 'people.session', 'platform.audit_entry'].includes(name),
    );
    const before = await digestOf(db.owner, tables, authorityId);
    let to = '';
    const queries = await get().queriesOf(async () => void ({ to } = await send(`${draft}/simulation`, {})));
    expect(to).toBe(`${draft}/simulation`);
    expect(queries.length, queries.join('\n')).toBeLessThanOrEqual(8);
    expect(await digestOf(db.owner, tables, authorityId)).toBe(before);
    const html = await open(to);
    expect(words(html)).toContain('1 of 3 services would have another proposed colour');
    expect(words(html)).toContain('Beech House Hospice Amber');
    expect(html).toContain('href="/services/1-200"');
    expect(words(html)).toContain('+25 → +60');
    expect((await get().queriesOf(() => open(to))).length).toBeLessThanOrEqual(8);
    expect(words(await open(draft))).toContain(
      "Simulation on today's services: done with the draft as it is",
    );
  });

  it('are simulated by a job too, for a market that is too large for a page', async () => {
    const result = await simulateDraftJob.run({ draftId: draftId() }, context());
    expect(simulateDraftJob.resultUrl!(result)).toBe(`${draft}/simulation`);
    await expect(simulateDraftJob.run({}, context())).rejects.toThrow('needs the id of a draft');
  });

  it('ask to be simulated again when what they say has changed, and not when their name has', async () => {
    expect((await typed(`${draft}/about`, { name: 'Ours' })).status).toBe(303);
    expect(words(await open(draft))).toContain(
      "Simulation on today's services: done with the draft as it is",
    );
    await typed(`${draft}/limits`, { red: '51' });
    expect(words(await open(`${draft}/simulation`))).toContain(
      'The draft has changed since it was simulated',
    );
    const late = {
      reason: 'x',
      withoutBackTest: 'x',
      'day-day': '17',
      'day-month': '11',
      'day-year': '2026',
    };
    expect((await send(`${draft}/publish`, { ...late, version: await version() })).text).toContain(
      'Simulate the draft first',
    );
    await typed(`${draft}/limits`, { red: '50' });
    expect(words(await open(draft))).toContain(
      "Simulation on today's services: done with the draft as it is",
    );
  });

  it('are back-tested by a job that says where it is, and can be stopped', async () => {
    const said: string[] = [];
    const stopped = new AbortController();
    stopped.abort(new Error('cancelled'));
    await expect(backTestDraftJob.run({ draftId: draftId() }, context(stopped.signal))).rejects.toThrow(
      'cancelled',
    );
    expect(words(await open(`${draft}/back-test`))).toContain('Not back-tested yet');
    const result = await backTestDraftJob.run({ draftId: draftId() }, context(undefined, said));
    expect(backTestDraftJob.resultUrl!(result)).toBe(`${draft}/back-test`);
    expect(said[0]).toBe('0/36 Looking at November 2023');
    expect(said.at(-1)).toBe('36/36 Looked at 36 months');
    const page = words(await open(`${draft}/back-test`));
    // Beech House fell on 3 February 2025, Elm Bank closed on 1 June 2025; 25 months are over.
    expect(page).toContain('on the first day of 25 of 36 months');
    expect(page).toContain('CQC rated it lower than before 1');
    expect(page).toContain('It closed, and no other registration took its place 1');
    expect((await get().queriesOf(() => open(`${draft}/back-test`))).length).toBeLessThanOrEqual(8);
    const queued = await send(`${draft}/back-test`, {});
    expect(queued.to).toMatch(/^\/jobs\//);
  }, 120_000);

  it('say the same of a past month, whatever becomes known after it', async () => {
    const { db } = get();
    const line = async () => {
      await backTestDraftJob.run({ draftId: draftId() }, context());
      const found = await sql<{ line: { day: string; n: number; warned: unknown }[] }>`
        select result -> 'line' as line from risk.model_trial where draft_id = ${draftId()}::uuid and kind = 'back-test'`.execute(db.owner);
      return found.rows[0]!.line;
    };
    const colours = async (on: string) => {
      const { scope, authorityId } = get();
      return db.within({ ...scope, permissions: 'all' }, async (tx) =>
        (await rateMarket(tx, { authorityId, asAt: day(on), today: TODAY, persist: false })).map(({ locationId, rag, score }) => [locationId, rag, score]));
    };
    const [before, then] = [await line(), await colours('2025-05-01')];
    await sql`
      insert into cqc.rating_event (location_id, service_group, key_question, report_date, rating, regime, source)
      values ('1-100', 'Overall', 'Overall', '2026-10-01', 'Inadequate', 'inspection', 'test')`.execute(db.owner);
    await db.within(get().scope, (tx) =>
      sql`
        insert into market.enforcement (enforcement_id, authority_id, location_id, kind, imposed_on)
        values (gen_random_uuid(), ${get().authorityId}, '1-300', 'Warning notice', '2026-10-02')`.execute(tx));
    const after = await line();
    expect(await colours('2025-05-01')).toEqual(then);
    const whole = (all: typeof before) => all.filter(({ day: on }) => on <= '2025-09-01');
    expect(whole(after)).toEqual(whole(before));
    expect(after).not.toEqual(before);
  }, 120_000); // prettier-ignore

  it('are published from a day on, with reason and grounds, and the draft is gone', async () => {
    const asked = { version: await version(), reason: '', 'day-day': '1', 'day-month': '11', 'day-year': '2026' };
    const refused = await send(`${draft}/publish`, asked);
    expect(refused.text).toContain('Say why the model changes');
    expect(refused.text).toContain('The first day must be today or later');
    const good = { ...asked, reason: 'Requires improvement weighed too little.', 'day-day': '17' };
    expect((await send(`${draft}/publish`, { ...good, version: '1' })).status).toBe(409);
    const done = await send(`${draft}/publish`, good);
    expect(done.status, done.text.slice(0, 2000)).toBe(303);
    expect(done.to).toMatch(/^\/risk\/model\/history\/own-[0-9a-f-]+\/1$/);
    const page = words(await open(done.to, officer));
    expect(page).toContain('To come');
    expect(page).toContain('16 November 2026 by Mia Quill');
    expect(page).toContain('Requires improvement weighed too little.');
    expect(page).toContain('+25 +60');
    expect(page).toContain('of 3 services would move');
    expect((await mia.get(draft)).statusCode).toBe(404);
    expect(words(await open('/risk/model/history', officer))).toContain('Ours (version 1)');
    const trail = await sql<{ n: number }>`
      select count(*)::int as n from platform.audit_entry
       where chain = ${get().authorityId} and table_name in ('risk.model', 'risk.model_publication') and action = 'insert'`.execute(get().db.owner);
    expect(trail.rows[0]!.n).toBe(2);
  }); // prettier-ignore

  it('decide from their first day on, and not before, and only for their council', async () => {
    const { db, scope, authorityId } = get();
    const models = await db.within({ ...scope, permissions: 'all' }, fetchModels);
    expect(modelInForce(models, 'Hospice', TODAY).id).not.toMatch(/^own-/);
    const own = modelInForce(models, 'Hospice', addDays(TODAY, 1));
    expect(own.id, 'for every kind that no other model names').toMatch(/^own-/);
    const rated = await db.within({ ...scope, permissions: 'all' }, (tx) =>
      rateMarket(tx, { authorityId, asAt: addDays(TODAY, 1), today: addDays(TODAY, 1), persist: true }));
    expect(rated.find(({ locationId }) => locationId === '1-200')).toMatchObject({ modelId: own.id, rag: 'Red' });
    const others = await db.within({ authorityId: null, actor: 'tester', permissions: 'all' }, fetchModels);
    expect(others.map(({ id }) => id)).not.toContain(own.id);
    for (const forbidden of [sql`update risk.model set name = 'x'`, sql`delete from risk.model`, sql`update risk.model_publication set reason = 'x'`])
      await expect(db.within({ ...scope, permissions: 'all' }, (tx) => forbidden.execute(tx))).rejects.toThrow(/permission denied/);
    await expect(db.within({ ...scope, permissions: ['risk.read'] }, (tx) =>
      sql`insert into risk.model (model_id, version, name, valid_from, source, definition, authority_id) values ('own-y', 1, 'x', '2030-01-01', 'x', '{}', ${authorityId})`.execute(tx))).rejects.toThrow(/row-level security/);
    await expect(db.within({ ...scope, permissions: 'all' }, (tx) =>
      sql`insert into risk.model (model_id, version, name, valid_from, source, definition) values ('shipped', 1, 'x', '2030-01-01', 'x', '{}')`.execute(tx))).rejects.toThrow(/row-level security/);
  }); // prettier-ignore

  it('are withdrawn until the day before they begin, with a reason, and then count no more', async () => {
    const second = await begin();
    await send(`${second}/simulation`, {});
    const fields = { version: '1', reason: 'Again', withoutBackTest: 'Tried before', 'day-day': '20', 'day-month': '11', 'day-year': '2026' };
    const clash = await send(`${second}/publish`, { ...fields, 'day-day': '17' });
    expect(clash.text).toContain('"Ours" begins on 17 November 2026 too');
    const done = await send(`${second}/publish`, fields);
    expect(words(await open(done.to))).toContain('None: Tried before');
    expect((await send(`${done.to}/withdraw`, { why: '' })).text).toContain('Say why the model is withdrawn');
    expect((await send(`${done.to}/withdraw`, { why: 'A slip' })).status).toBe(303);
    expect(words(await open(done.to))).toContain('by Mia Quill: A slip');
    expect((await send(`${done.to}/withdraw`, { why: 'Twice' })).status).toBe(409);
    const models = await get().db.within({ ...get().scope, permissions: 'all' }, fetchModels);
    expect(models.filter(({ id }) => id.startsWith('own-'))).toHaveLength(1);
  }); // prettier-ignore

  it('are followed by the next version, begun from the one before', async () => {
    const list = await open('/risk/model/drafts');
    const key = /value="(own-[0-9a-f-]+ 1)"/.exec(list)![1]!;
    const next = await begin(key);
    expect(JSON.parse((await mia.get(`${next}/file/download`)).body)).toMatchObject({
      id: key.split(' ')[0],
      version: 2,
    });
    expect((await send(`${next}/discard`, { version: '1' })).to).toBe('/risk/model/drafts');
    expect((await mia.get(next)).statusCode).toBe(404);
    expect((await mia.get('/risk/model/drafts/no-such-draft')).statusCode).toBe(404);
    expect((await mia.get('/risk/model/history/no-model/1')).statusCode).toBe(404);
    expect((await mia.get('/risk/model/history/cqc-only/1')).statusCode).toBe(200);
  });
});
