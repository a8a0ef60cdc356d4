import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Reply, RequestContext } from '../../../web/types.ts';
import { paths } from '../../paths.ts';
import { fetchPreferences } from '../../queries/fetch-preferences.ts';
import { savePreference } from '../../queries/save-preference.ts';
import type { NoticeKinds } from '../../rules/kinds.ts';
import { DEFAULT_PREFERENCE } from '../../rules/when-due.ts';
import { replanMails } from '../../replan-mails.ts';
import { readerOf } from '../reader.ts';
import { fieldsOf, parsePreference, typedFields, type PreferenceFields } from './form.ts';
import { PreferencesPage } from './view.tsx';

/** What the pages need to know of the house. */
export interface NoticePages {
  kinds: NoticeKinds;
  /** Whether mail can leave at all. */
  hasMail: boolean;
}

/** GET /notices/preferences: how a person hears of each kind, and when. */
export const showPreferences = (pages: NoticePages) => async (context: RequestContext) => {
  const { accountId } = readerOf(context);
  const saved = (await fetchPreferences(context.tx, [accountId])).get(accountId);
  return page(pages, fieldsOf(saved ?? DEFAULT_PREFERENCE, pages.kinds.all), []);
};

/** POST /notices/preferences: keeps it, also for mails that wait already. */
export const submitPreferences = (pages: NoticePages) => async (context: RequestContext) => {
  const { tx, clock, body } = context;
  const typed = typedFields(body, pages.kinds.all);
  const { value, errors } = parsePreference(typed, pages.kinds.all);
  if (errors !== undefined) return page(pages, typed, errors);
  const reader = readerOf(context);
  await savePreference(tx, reader, value);
  await replanMails(tx, clock, reader.accountId, value, pages.kinds);
  const reply: Reply = { kind: 'redirect', to: paths.preferences(), flash: 'How you are told was saved.' };
  return reply;
};

function page(pages: NoticePages, typed: PreferenceFields, errors: FieldError[]): Reply {
  return {
    kind: 'page',
    title: 'How you are told',
    about: 'notices',
    status: errors.length > 0 ? 400 : 200,
    errors,
    view: h(PreferencesPage, { kinds: pages.kinds.all, hasMail: pages.hasMail, typed, errors }),
  };
}
