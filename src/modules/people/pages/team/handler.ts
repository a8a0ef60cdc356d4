import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import { many, one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import { fetchColleagues } from '../../queries/fetch-colleagues.ts';
import { fetchTeams, type Team } from '../../queries/fetch-teams.ts';
import { saveNewTeam, saveTeam, saveTeamRemoved } from '../../queries/save-team.ts';
import { paths } from '../../routes.ts';
import { parseTeamForm } from './form.ts';
import { TeamPage, type TeamFormValues } from './view.tsx';

const EMPTY: TeamFormValues = { name: '', lead: '', members: [], version: 0 };

/** GET: the form of a new team. */
export async function showNewTeam(context: RequestContext): Promise<Reply> {
  return page(context, null, EMPTY, []);
}

/** POST: makes a team. */
export async function submitNewTeam(context: RequestContext): Promise<Reply> {
  const { tx, body, clock, person } = context;
  const { value, errors } = parseTeamForm(body, await known(context));
  if (errors !== undefined) return page(context, null, typed(body), errors);
  const ids = { teamId: newId(clock), authorityId: person!.authorityId };
  if (await saveNewTeam(tx, { ...value, ...ids }))
    return { kind: 'redirect', to: paths.teams(), flash: `The team ${value.name} was made.` };
  return page(context, null, typed(body), [{ field: 'name', message: messages.teamNameTaken(value.name) }]);
}

/** GET: a team. */
export async function showTeam(context: RequestContext): Promise<Reply> {
  const team = await teamOf(context);
  return page(context, team, fromSaved(team), []);
}

/** POST: changes a team, or shows what is wrong. */
export async function submitTeam(context: RequestContext): Promise<Reply> {
  const { tx, body, person } = context;
  const team = await teamOf(context);
  const { value, errors } = parseTeamForm(body, await known(context));
  if (errors !== undefined) return page(context, team, typed(body), errors);
  const version = wholeNumber(one(body, 'version'), 0, 999_999_999) ?? 0;
  const ids = { teamId: team.teamId, authorityId: person!.authorityId, version };
  const saved = await saveTeam(tx, { ...value, ...ids });
  if (saved === 'saved')
    return { kind: 'redirect', to: paths.teams(), flash: `The team ${value.name} was saved.` };
  const message = saved === 'name taken' ? messages.teamNameTaken(value.name) : messages.teamChanged;
  const now = await teamOf(context);
  return page(context, now, { ...typed(body), version: now.version }, [{ field: 'name', message }]);
}

/** POST: takes a team away; its people stay. */
export async function submitTeamRemoved(context: RequestContext): Promise<Reply> {
  const team = await teamOf(context);
  await saveTeamRemoved(context.tx, team.teamId);
  return { kind: 'redirect', to: paths.teams(), flash: `The team ${team.name} is gone. Its people stay.` };
}

async function teamOf({ tx, params }: RequestContext): Promise<Team> {
  const found = (await fetchTeams(tx)).find(({ teamId }) => teamId === params.teamId);
  if (found === undefined) throw new NotFound('such team');
  return found;
}

const known = async ({ tx }: RequestContext) =>
  new Set((await fetchColleagues(tx)).map(({ accountId }) => accountId));

const fromSaved = ({ name, leadAccountId, memberIds, version }: Team): TeamFormValues => ({
  name,
  lead: leadAccountId ?? '',
  members: memberIds,
  version,
});

const typed = (fields: Fields): TeamFormValues => ({
  name: one(fields, 'name'),
  lead: one(fields, 'lead'),
  members: many(fields, 'members'),
  version: wholeNumber(one(fields, 'version'), 0, 999_999_999) ?? 0,
});

async function page(
  { tx }: RequestContext,
  team: Team | null,
  values: TeamFormValues,
  errors: FieldError[],
): Promise<Reply> {
  const title = team === null ? 'Make a team' : team.name;
  return {
    kind: 'page',
    status: errors.length > 0 ? 400 : 200,
    title,
    about: 'teams',
    back: { text: 'Teams', href: paths.teams() },
    errors,
    view: h(TeamPage, { title, team, values, errors, colleagues: await fetchColleagues(tx) }),
  };
}
