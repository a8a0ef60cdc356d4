import { h } from 'preact';
import { addMonths, day, parseDay } from '../../../../kernel/calendar-day.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext, SignedIn } from '../../../../platform/web/index.ts';
import { gatherWork } from '../../../../platform/work/index.ts';
import { fetchCoveredOfficers, findLastVisit } from '../../../people/index.ts';
import { fetchCaseload } from '../../queries/fetch-caseload.ts';
import { presentMyWork } from './presenter.ts';
import { MyWorkPage } from './view.tsx';

/** GET /my-work: what the rooms' sources say to this person, laid out as a desk. */
export async function showMyWork(context: RequestContext): Promise<Reply> {
  const { tx, today, query, may, url } = context;
  const person = context.person!;
  const { since, firstVisit } = await sinceWhen(context, person);
  const covered = person.officerId === null ? [] : await fetchCoveredOfficers(tx, person.officerId, today);
  const officers = [person.officerId, ...covered.map(({ officerId }) => officerId)].filter(
    (id) => id !== null,
  );
  const whose = one(query, 'whose') === 'council' || officers.length === 0 ? 'council' : 'mine';
  const caseload = await fetchCaseload(tx, today, whose === 'council' ? null : officers);
  const locationIds = caseload.map(({ locationId }) => locationId);
  const desk = await gatherWork(
    tx,
    { accountId: person.accountId, locationIds, since, today, may },
    context.work,
  );
  const view = h(MyWorkPage, {
      model: presentMyWork({
        person, desk, caseload, since, firstVisit, whose, covered, today, url,
        hasCaseload: officers.length > 0, shown: one(query, 'show'),
      }),
    }); // prettier-ignore
  return { kind: 'page', title: 'My work', width: 'full', about: 'my-work', view };
}

/** From the day asked for, else since the last visit, else for the first visit a month back. */
async function sinceWhen({ tx, query, today }: RequestContext, person: SignedIn) {
  const asked = parseDay(one(query, 'since'));
  if (asked !== null && asked <= today) return { since: new Date(`${asked}T00:00:00Z`), firstVisit: false };
  const last = await findLastVisit(tx, person.accountId, person.sessionId);
  if (last !== null) return { since: last, firstVisit: false };
  return { since: new Date(`${addMonths(day(today), -1)}T00:00:00Z`), firstVisit: true };
}
