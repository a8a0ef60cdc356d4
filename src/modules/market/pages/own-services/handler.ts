import { h } from 'preact';
import { forCouncil } from '../../parts/for-council.ts';
import { fetchOwnLocations } from '../../queries/fetch-own-locations.ts';
import { listed } from './presenter.ts';
import { OwnServicesPage } from './view.tsx';

/** GET: the services that CQC does not register. */
export const showOwnServices = forCouncil(async ({ tx, today }) => ({
  kind: 'page',
  title: "Services outside CQC's register",
  about: 'own-services',
  width: 'full',
  view: h(OwnServicesPage, { services: listed(await fetchOwnLocations(tx), today) }),
}));
