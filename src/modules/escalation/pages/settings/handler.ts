import { h } from 'preact';
import { forCouncil } from '../../../market/index.ts';
import { fetchAnswerers } from '../../queries/fetch-answerers.ts';
import { fetchKinds } from '../../queries/fetch-kinds.ts';
import { findNewestScheme } from '../../queries/find-newest-scheme.ts';
import { presentSettings } from './presenter.ts';
import { SettingsPage } from './view.tsx';

/** GET /settings/escalation: each rule in plain words, the ladder with who stands on it, and every version. */
export const showSettings = forCouncil(async ({ tx, today, access }) => {
  const newest = await findNewestScheme(tx);
  const answerers = await fetchAnswerers(tx, today, access.rolesThatMay('escalation.answer'));
  const model = presentSettings(newest, answerers, await fetchKinds(tx), today, access.roles);
  return {
    kind: 'page',
    title: 'Rules of escalation',
    width: 'full',
    about: 'escalation-rules',
    view: h(SettingsPage, { model }),
  };
});
