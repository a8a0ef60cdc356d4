import { h } from 'preact';
import { NotFound } from '../../../../platform/web/index.ts';
import { forSide } from '../../parts/return-page.ts';
import { fetchServiceReturns } from '../../queries/fetch-service-returns.ts';
import { findLocationName } from '../../queries/find-location-name.ts';
import { paths, type Side } from '../../routes.ts';
import { presentHistory } from './presenter.ts';
import { HistoryPage } from './view.tsx';

/** Three years of months. */
const MOST = 36;

/** GET: every return of a service with its main figures. */
export const showHistory = (side: Side) =>
  forSide(side, async ({ tx, params, person }) => {
    const locationId = params.locationId ?? '';
    const own = side === 'provider' ? (person?.providerId ?? null) : undefined;
    const name = await findLocationName(tx, locationId, own);
    if (name === undefined) throw new NotFound('such service');
    const returns = await fetchServiceReturns(tx, locationId, MOST);
    return {
      kind: 'page',
      title: `Monthly returns: ${name}`,
      width: 'full',
      about: 'monthly-return',
      back:
        side === 'officer'
          ? { text: name, href: paths.service(locationId) }
          : { text: 'Your services', href: paths.ourServices() },
      view: h(HistoryPage, { model: presentHistory(name, side, locationId, returns) }),
    };
  });
