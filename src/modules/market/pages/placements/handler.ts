import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { newId } from '../../../../platform/clock/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { tellFactsChanged } from '../../facts-changed.ts';
import { messages } from '../../messages.ts';
import { forCouncil } from '../../parts/for-council.ts';
import { locationOf, type Register } from '../../parts/register.ts';
import { fetchPlacements } from '../../queries/fetch-placements.ts';
import { savePlacements } from '../../queries/save-placements.ts';
import { paths } from '../../routes.ts';
import { parsePlacementForm } from './form.ts';
import { placementModel, type PlacementPageModel } from './presenter.ts';
import { PlacementsPage } from './view.tsx';

/** GET: counts of people placed at a location. */
export const showPlacements = (register: Register) =>
  forCouncil(async (context) => {
    const location = await locationOf(context, register);
    return page(
      placementModel(location, await fetchPlacements(context.tx, location.locationId), context.today),
      200,
    );
  });

/** POST: adds a count; one of the same day is replaced only where the person says so. */
export const submitPlacement = (register: Register) =>
  forCouncil(async (context) => {
    const { tx, authority, clock, today, body } = context;
    const location = await locationOf(context, register);
    const { locationId, name } = location;
    const placements = await fetchPlacements(tx, locationId);
    const { value, errors } = parsePlacementForm(body, today);
    if (errors !== undefined)
      return page(
        placementModel(location, placements, today, { fields: body, errors, offerReplace: false }),
        400,
      );
    const before = placements.find(({ asOf }) => asOf === value.asOf);
    if (before !== undefined && before.people !== value.people && !value.replace) {
      const taken = [
        { field: 'people', message: messages.placementTaken(before.people, longDay(value.asOf)) },
      ];
      return page(
        placementModel(location, placements, today, { fields: body, errors: taken, offerReplace: true }),
        409,
      );
    }
    const { people, asOf } = value;
    await savePlacements(tx, [
      { placementId: newId(clock), authorityId: authority.authorityId, locationId, people, asOf },
    ]);
    await tellFactsChanged(context, [locationId]);
    return {
      kind: 'redirect',
      to: paths.placements(locationId),
      flash: `The count for ${name} on ${longDay(asOf)} was saved.`,
    };
  });

function page(model: PlacementPageModel, status: number): Reply {
  const { location, errors } = model;
  return {
    kind: 'page',
    title: `People placed: ${location.name}`,
    about: 'placements',
    status,
    errors,
    back: { text: location.name, href: paths.service(location.locationId) },
    view: h(PlacementsPage, model),
  };
}
