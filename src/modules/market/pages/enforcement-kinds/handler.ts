import { h } from 'preact';
import { forCouncil } from '../../parts/for-council.ts';
import { fetchEnforcementKinds } from '../../queries/fetch-enforcement-kinds.ts';
import { EnforcementKindsPage } from './view.tsx';

/** GET: the kinds of enforcement. */
export const showEnforcementKinds = forCouncil(async ({ tx }) => ({
  kind: 'page',
  title: 'Kinds of enforcement',
  about: 'enforcement',
  view: h(EnforcementKindsPage, { kinds: await fetchEnforcementKinds(tx) }),
}));
