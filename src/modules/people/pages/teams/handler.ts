import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchTeams } from '../../queries/fetch-teams.ts';
import { TeamsPage } from './view.tsx';

/** GET: the teams of the council. */
export async function showTeams({ tx, may }: RequestContext): Promise<Reply> {
  const view = h(TeamsPage, { teams: await fetchTeams(tx), administers: may('people.administer') });
  return { kind: 'page', title: 'Teams', width: 'full', about: 'teams', view };
}
