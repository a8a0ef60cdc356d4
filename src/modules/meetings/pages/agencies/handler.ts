import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { fetchAgencies } from '../../queries/fetch-agencies.ts';
import { saveAgencyActive, saveNewAgencies } from '../../queries/save-agencies.ts';
import { paths } from '../../routes.ts';
import { USUAL_AGENCIES } from '../../rules/usual.ts';
import { AgenciesPage } from './view.tsx';

/** GET /settings/agencies: the agencies that the council meets. */
export const showAgencies = forCouncil((context) => page(context, '', [], 200));

/** POST: adds one, or the usual ones; or says that one is not invited any more, or is again. */
export const submitAgencies = forCouncil(async (context) => {
  const { tx, clock, authority, body } = context;
  const [stop, start, name] = [one(body, 'stop'), one(body, 'start'), one(body, 'name')];
  const saved = (flash: string): Reply => ({ kind: 'redirect', to: paths.agencies(), flash });
  if (stop !== '' || start !== '') {
    await saveAgencyActive(tx, stop === '' ? start : stop, stop === '');
    return saved('The list was changed.');
  }
  const usual = one(body, 'do') === 'usual';
  if (!usual && name === '')
    return page(context, name, [{ field: 'name', message: messages.nameMissing }], 400);
  if (name.length > 200)
    return page(context, name, [{ field: 'name', message: messages.tooLong('The name', 200) }], 400);
  const added = await saveNewAgencies(tx, clock, authority.authorityId, usual ? USUAL_AGENCIES : [name]);
  if (added === 0 && !usual)
    return page(context, name, [{ field: 'name', message: messages.agencyNameTaken }], 400);
  return saved(usual ? `${added} agencies were added.` : `${name} was added.`);
});

async function page(
  { tx }: CouncilContext,
  typed: string,
  errors: FieldError[],
  status: number,
): Promise<Reply> {
  return {
    kind: 'page',
    title: 'Agencies',
    about: 'agencies',
    status,
    errors,
    back: { text: 'Meetings', href: paths.meetings() },
    view: h(AgenciesPage, { agencies: await fetchAgencies(tx), typed, errors }),
  };
}
