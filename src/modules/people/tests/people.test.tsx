import { toNobody } from '../../../platform/events/index.ts';
import { sql } from 'kysely';
import fc from 'fast-check';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { reader } from '../../../../tests/support/readers.ts';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { FigureCatalogue } from '../../../platform/figures/index.ts';
import { newId } from '../../../platform/clock/index.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import type { Authority, Reply, RequestContext } from '../../../platform/web/index.ts';
import { anAuthority } from '../factories.ts';
import { fetchAuthority, fetchOfficers, room, saveNewAuthority } from '../index.ts';
import { parseOfficerForm } from '../pages/officers/form.ts';
import { parseAuthorityForm } from '../rules/authority-form.ts';

describe("the council's form", () => {
  it('takes a name, areas ticked and typed, and the house colours where none are given', () => {
    expect(
      parseAuthorityForm({
        name: ' Oldham Council ',
        area: 'Oldham',
        otherAreas: 'Saddleworth\r\n\r\nOldham',
      }),
    ).toEqual({
      value: {
        name: 'Oldham Council',
        area: ['Oldham', 'Saddleworth'],
        brand: { wordmark: 'Amberley', primary: '#12404a', accent: '#d98200' },
      },
    });
  });

  it('says what is missing, one sentence a field', () => {
    expect(parseAuthorityForm({ primary: 'red' }).errors).toEqual([
      { field: 'name', message: 'Enter the name of the council' },
      { field: 'otherAreas', message: expect.stringContaining('Choose at least one local authority') },
      {
        field: 'primary',
        message: '"red" is not a colour: write it as # and six digits or letters a to f, say #12404a',
      },
    ]);
  });

  it('never throws, and answers a value or errors', () => {
    const fields = fc.dictionary(
      fc.constantFrom('name', 'area', 'otherAreas', 'primary', 'accent', 'wordmark'),
      fc.oneof(fc.string(), fc.array(fc.string())),
    );
    fc.assert(
      fc.property(fields, (sent) => {
        const { value, errors } = parseAuthorityForm(sent);
        expect(value === undefined).toBe(errors !== undefined);
        expect(errors?.length).not.toBe(0);
      }),
    );
  });
});

describe("an officer's form", () => {
  it('takes a name alone', () =>
    expect(parseOfficerForm({ name: 'Priya Shah' })).toEqual({ value: { name: 'Priya Shah', email: null } }));
  it('refuses what is no e-mail address', () => {
    expect(parseOfficerForm({ name: 'Priya Shah', email: 'priya at council' }).errors).toEqual([
      {
        field: 'email',
        message: '"priya at council" is not an e-mail address: write it like name@council.example',
      },
    ]);
  });
});

describeOnBothDatabases('the pages of the people room', (get) => {
  async function visit(
    method: 'GET' | 'POST',
    url: string,
    how: { body?: Fields; params?: Record<string, string> } = {},
  ): Promise<Reply> {
    const { db, scope, clock, dataDir, authorityId } = get();
    const route = room.routes.find((one) => one.method === method && one.url === url)!;
    const authority: Authority = { ...anAuthority({ authorityId }), isDemonstration: false };
    return db.within(scope, (tx) => {
      const context: RequestContext = {
        ...reader(), tx, db, scope, authority, clock, dataDir, url,
        today: clock.today(), params: how.params ?? {}, query: {}, body: how.body ?? {}, uploads: [],
        figures: new FigureCatalogue([]), announce: toNobody,
      enqueue: async () => 'job',
      }; // prettier-ignore
      return route.handler(context);
    });
  }
  const html = (reply: Reply) => (reply.kind === 'page' ? renderToString(<>{reply.view}</>) : '');

  it('two people who change the council at once: the second is shown what the first saved, and nothing is lost', async () => {
    const version = async () => String((await get().db.within(get().scope, fetchAuthority))?.version);
    const before = await version();
    const form = (name: string) => ({ name, area: 'Oldham', version: before });
    expect(await visit('POST', '/settings/council', { body: form('First') })).toMatchObject({
      kind: 'redirect',
    });
    const clash = await visit('POST', '/settings/council', { body: form('Second') });
    expect(clash).toMatchObject({ status: 409 });
    expect(html(clash)).toContain('Saved now: First');
    expect(html(clash)).toContain('value="Second"');
  });

  it('officers are added once by name, and marked as left and back', async () => {
    expect(await visit('POST', '/settings/officers', { body: { name: 'Priya Shah' } })).toMatchObject({
      kind: 'redirect',
    });
    expect(await visit('POST', '/settings/officers', { body: { name: 'Priya Shah' } })).toMatchObject({
      errors: [{ field: 'name', message: 'There is already an officer called Priya Shah' }],
    });
    const officers = () => get().db.within(get().scope, fetchOfficers);
    const [priya] = await officers();
    await visit('POST', '/settings/officers/:officerId/active', {
      params: { officerId: priya!.officerId },
      body: { active: 'no' },
    });
    expect((await officers())[0]).toMatchObject({ name: 'Priya Shah', active: false });
    expect(html(await visit('GET', '/settings/officers'))).toContain('Mark as back');
  });

  it("another council's officers are not to be seen, and cannot be written", async () => {
    const other = newId();
    const scope = { authorityId: other, actor: 'tester' };
    await get().db.within(scope, (tx) =>
      saveNewAuthority(tx, anAuthority({ authorityId: other, name: 'Other Council' })),
    );
    expect(await get().db.within(scope, fetchOfficers)).toEqual([]);
    await expect(
      get().db.within(scope, (tx) =>
        sql`insert into people.officer (officer_id, authority_id, name) values (${newId()}, ${get().authorityId}, 'Spy')`.execute(
          tx,
        ),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
