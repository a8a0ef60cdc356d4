import { h } from 'preact';
import { exportFilename } from '../../exports/index.ts';
import { NotFound } from '../../web/problems.ts';
import type { Reply, RequestContext } from '../../web/types.ts';
import { gather } from '../gather.ts';
import { paths } from '../paths.ts';
import { takeOut, type SubjectHouse } from '../take-out.ts';
import type { Subject, Wanted } from '../types.ts';
import { parseSearch, wantedOf } from './form.ts';
import { presentPreview, presentSearch } from './presenter.ts';
import { PreviewPage, SearchPage } from './view.tsx';

/** GET /settings/subject-access: who asks what is held about them. */
export async function showSearch({ tx, query }: RequestContext, { directory }: SubjectHouse): Promise<Reply> {
  const { value: words, errors = [] } = parseSearch(query);
  const found = typeof words === 'string' ? await directory.search(tx, words) : [];
  return {
    kind: 'page',
    title: 'Subject access',
    about: 'subject-access',
    status: errors.length > 0 ? 400 : 200,
    errors,
    view: h(SearchPage, { model: presentSearch(query, words ?? null, found, errors) }),
  };
}

/** GET .../preview: which sections the export has, and how many records each; nothing of them is shown. */
export async function showPreview(context: RequestContext, house: SubjectHouse): Promise<Reply> {
  const { wanted, subject } = await askedOf(context, house);
  const sections = await gather(context.tx, subject, house);
  return {
    kind: 'page',
    title: 'What is held about a person',
    about: 'subject-access',
    back: { text: 'Subject access', href: paths.search() },
    view: h(PreviewPage, { model: presentPreview(wanted, aboutOf(wanted, subject), sections) }),
  };
}

/** GET .../download: the archive. That it was taken is in the trail. */
export async function downloadSubject(context: RequestContext, house: SubjectHouse): Promise<Reply> {
  const { tx, authority, today } = context;
  const { wanted, subject } = await askedOf(context, house);
  const about = { council: authority?.name ?? 'The council', about: aboutOf(wanted, subject), today };
  const { archive } = await takeOut(tx, { wanted, subject }, about, house);
  return {
    kind: 'download',
    filename: exportFilename('Subject access', today, 'zip'),
    contentType: 'application/zip',
    body: archive,
  };
}

async function askedOf({ tx, query }: RequestContext, { directory }: SubjectHouse) {
  const wanted = wantedOf(query);
  const subject = wanted === undefined ? undefined : await directory.find(tx, wanted);
  if (wanted === undefined || subject === undefined) throw new NotFound('such person here');
  return { wanted, subject };
}

/** Whom it is about, in the words by which they were found. */
function aboutOf(wanted: Wanted, { words, actors }: Subject): string {
  return wanted.kind === 'words' ? wanted.words : (actors[0] ?? words.join(', '));
}
