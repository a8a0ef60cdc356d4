import { rm } from 'node:fs/promises';
import { h } from 'preact';
import { FileProblem, storedPath } from '../../../../platform/files/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext, Route } from '../../../../platform/web/index.ts';
import { messages } from '../../messages.ts';
import type { AccountDoors } from '../../parts/account-doors.ts';
import { inviteNew, type Invited } from '../../parts/invite.ts';
import { fetchFreeOfficers } from '../../queries/fetch-free-officers.ts';
import { fetchTakenEmails } from '../../queries/fetch-taken-emails.ts';
import { fetchTeams } from '../../queries/fetch-teams.ts';
import {
  MOST_PEOPLE,
  readAccountRows,
  type AccountCells,
  type AccountLine,
} from '../../rules/account-rows.ts';
import { paths } from '../../routes.ts';
import { told } from '../account-new/handler.ts';
import { peopleOfField, readPeople } from './read-people.ts';
import { PeoplePreviewPage, PeopleUploadPage } from './view.tsx';

/** GET: where a file of people is uploaded. */
export async function showUpload(): Promise<Reply> {
  return form();
}

/** POST: reads the file and shows what each row would become; nothing is made. The file is not kept. */
export const submitUpload =
  (doors: AccountDoors): Route['handler'] =>
  async (context) => {
    const upload = context.uploads.find(({ field }) => field === 'file');
    if (upload === undefined) return form(messages.fileMissing);
    if (upload.problem !== undefined) return form(upload.problem);
    const path = storedPath(context.dataDir, upload.path);
    try {
      const people = await readPeople(path);
      if (people.length === 0) return form(messages.fileWithoutPeople);
      if (people.length > MOST_PEOPLE) return form(messages.filePeopleMany(MOST_PEOPLE));
      return preview(await linesOf(context, people, doors));
    } catch (error) {
      if (error instanceof FileProblem) return form(error.message);
      throw error;
    } finally {
      await rm(path, { force: true });
    }
  };

/** POST: invites everybody whose row is right. */
export const submitPeople =
  (doors: AccountDoors): Route['handler'] =>
  async (context) => {
    const lines = await linesOf(context, peopleOfField(one(context.body, 'people')), doors);
    const invited: Invited[] = [];
    for (const { details } of lines) {
      const made = details === undefined ? undefined : await inviteNew(context, details, doors);
      if (made !== undefined && !('problem' in made)) invited.push(made);
    }
    if (invited.length === 0)
      return { kind: 'redirect', to: paths.accounts(), flash: messages.nobodyInvited };
    return told(invited);
  };

async function linesOf(
  { tx }: RequestContext,
  people: readonly AccountCells[],
  doors: AccountDoors,
): Promise<AccountLine[]> {
  const byName = (rows: readonly { name: string; id: string }[]) =>
    new Map(rows.map(({ name, id }) => [name.toLowerCase(), id]));
  const lines = readAccountRows(people, {
    teams: byName((await fetchTeams(tx)).map(({ teamId: id, name }) => ({ id, name }))),
    officers: byName((await fetchFreeOfficers(tx, null)).map(({ officerId: id, name }) => ({ id, name }))),
    taken: await fetchTakenEmails(
      tx,
      people.map(({ email }) => email),
    ),
  });
  for (const line of lines) {
    const providerId = line.details?.providerId ?? null;
    if (providerId === null || (await doors.findProvider(tx, providerId)) !== undefined) continue;
    line.problems.push(messages.providerUnknown(providerId.slice(0, 40)));
    line.details = undefined;
  }
  return lines;
}

function form(problem?: string): Reply {
  const errors = problem === undefined ? [] : [{ field: 'file', message: problem }];
  return {
    kind: 'page',
    status: problem === undefined ? 200 : 400,
    title: 'Invite several people',
    about: 'people',
    back: { text: 'People', href: paths.accounts() },
    errors,
    view: h(PeopleUploadPage, { errors }),
  };
}

function preview(lines: AccountLine[]): Reply {
  return {
    kind: 'page',
    title: 'Check before you invite',
    width: 'full',
    about: 'people',
    back: { text: 'Choose another file', href: paths.inviteSeveral() },
    view: h(PeoplePreviewPage, { lines }),
  };
}
