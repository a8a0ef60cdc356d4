import { h } from 'preact';
import { addDays } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import type { Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { fetchCovers } from '../../queries/fetch-covers.ts';
import { fetchOfficers } from '../../queries/fetch-officers.ts';
import { findTurnOfCover, saveCover, saveCoverEnd } from '../../queries/save-cover.ts';
import { coverErrors, LONGEST_DAYS_AHEAD } from '../../rules/cover.ts';
import { paths } from '../../routes.ts';
import { parseCoverForm } from './form.ts';
import { presentCovers } from './presenter.ts';
import { CoverPage } from './view.tsx';

/** GET: who is away, who looks after their services, and a form to arrange it. */
export async function showCover(context: RequestContext): Promise<Reply> {
  return page(context, {}, []);
}

/** POST: arranges a cover. */
export async function submitCover(context: RequestContext): Promise<Reply> {
  const { tx, body, clock, today, person } = context;
  const { authorityId } = person!;
  await findTurnOfCover(tx, authorityId);
  const officers = (await fetchOfficers(tx)).filter(({ active }) => active);
  const { value, errors } = parseCoverForm(body, new Set(officers.map(({ officerId }) => officerId)));
  if (errors !== undefined) return page(context, body, errors);
  const last = addDays(today, LONGEST_DAYS_AHEAD);
  const wrong = coverErrors(value, await fetchCovers(tx, today), today, last);
  if (wrong.length > 0) return page(context, body, wrong);
  await saveCover(tx, { ...value, absenceId: newId(clock), authorityId });
  return { kind: 'redirect', to: paths.cover(), flash: 'The cover was arranged.' };
}

/** POST: ends a cover: the officer is back, or does not go. */
export async function submitCoverEnded({ tx, params, today }: RequestContext): Promise<Reply> {
  if (!(await saveCoverEnd(tx, params.absenceId ?? '', today))) throw new NotFound('such cover');
  return { kind: 'redirect', to: paths.cover(), flash: 'The cover was ended.' };
}

async function page(
  { tx, today, may }: RequestContext,
  fields: Fields,
  errors: FieldError[],
): Promise<Reply> {
  const model = presentCovers(await fetchCovers(tx, today), await fetchOfficers(tx), fields, today);
  return {
    kind: 'page',
    status: errors.length > 0 ? 400 : 200,
    title: 'Cover while away',
    about: 'teams',
    width: 'full',
    errors,
    view: h(CoverPage, { model, errors, administers: may('people.administer') }),
  };
}
