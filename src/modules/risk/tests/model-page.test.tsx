import { renderToString } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { describeOnBothDatabases } from '../../../../tests/support/databases.ts';
import { day } from '../../../kernel/calendar-day.ts';
import type { Fields } from '../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../platform/web/types.ts';
import { rateMarket } from '../index.ts';
import { showModel } from '../pages/model/handler.ts';
import { paths } from '../routes.ts';
import { saveLocations } from './market-fixture.ts';

const TODAY = day('2026-11-16');

describeOnBothDatabases('the page of the risk model', (get) => {
  const open = (query: Fields = {}): Promise<Extract<Reply, { kind: 'page' }>> => {
    const { db, scope, clock } = get();
    return db.within(scope, async (tx) => {
      // Only what the handler reads of a request.
      const reply = await showModel({
        tx,
        query,
        today: clock.today(),
        authority: null,
        may: () => false,
      } as unknown as RequestContext);
      if (reply.kind !== 'page') throw new Error(`the page answered with a ${reply.kind}`);
      return reply;
    });
  };
  const html = async (query?: Fields) => renderToString(<>{(await open(query)).view}</>);

  it('says that nothing was rated yet, and where to begin', async () => {
    const text = await html();
    expect(text).toContain('No service has been rated yet');
    expect(text).toContain('href="/import"');
  });

  it('shows the model in force with points, floors and thresholds in plain words', async () => {
    const text = await html();
    expect(text).toContain('Care homes (version 1)');
    // The first model has been followed for every kind of service.
    expect(text).not.toContain('CQC facts only');
    expect(text).toContain('A score under 20 is Green, from 20 to 59 Amber, and from 60 Red.');
    expect(text).toContain('3 years to under 5 years');
    expect(text).toContain('Rated Inadequate for Safe');
    expect(text).toContain('+25');
  });

  it('opens the services of each colour from its number', async () => {
    const { db, scope, authorityId } = get();
    await db.within(scope, async (tx) => {
      await saveLocations(tx, TODAY, [
        { id: '1-A', ratings: [{ on: '2025-06-02', rating: 'Good' }] },
        { id: '1-B', ratings: [{ on: '2025-06-02', rating: 'Inadequate' }] },
      ]);
      await rateMarket(tx, { authorityId, asAt: TODAY, today: TODAY, persist: true });
    });
    const text = await html();
    expect(text).toContain('href="/services?rag=Red" title="1 of 2 locations"');
    expect(text).toContain('href="/services?rag=Amber" title="0 of 2 locations"');
    expect(text).toContain('Rated on 16 November 2026.');
  });

  it('shows that no model was in force before the first one', async () => {
    expect(await html({ 'on-day': '30', 'on-month': '9', 'on-year': '2014' })).toContain(
      'No model was in force on 30 September 2014',
    );
    expect(paths.model(day('2014-09-30'))).toBe('/risk/model?on-day=30&on-month=9&on-year=2014');
  });

  it('says "Enter a real day" for one that is none, and keeps what was typed', async () => {
    const query = { 'on-day': '31', 'on-month': '2', 'on-year': '2025' };
    const reply = await open(query);
    expect(reply.status).toBe(400);
    expect(reply.errors).toEqual([{ field: 'on-day', message: 'Enter a real day, for example 20 3 2025' }]);
    const text = await html(query);
    expect(text).toContain('id="on-day"');
    expect(text).toContain('value="31"');
  });

  it('asks the database at most 8 times', async () => {
    expect((await get().queriesOf(() => open())).length).toBeLessThanOrEqual(8);
  });
});
