import { h } from 'preact';
import { monthOf } from '../../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { newId } from '../../../../platform/clock/index.ts';
import type { Fields } from '../../../../platform/forms/index.ts';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchForms } from '../../queries/fetch-forms.ts';
import { fetchSettings } from '../../queries/fetch-settings.ts';
import { saveSetting } from '../../queries/save-setting.ts';
import { paths } from '../../routes.ts';
import { parseSettingForm } from './form.ts';
import { presentSettings } from './presenter.ts';
import { SettingsPage } from './view.tsx';

/** GET /settings/returns: whom the council asks each month, and when. */
export const showSettings = (context: RequestContext): Promise<Reply> => page(context, null, [], 200);

/** POST: a new setting from a month on; those before stay as they were. */
export async function submitSettings(context: RequestContext): Promise<Reply> {
  const { tx, authority, clock, today, body } = context;
  if (authority === null) return { kind: 'redirect', to: '/set-up' };
  const { value, errors } = parseSettingForm(body, today);
  if (errors !== undefined) return page(context, body, errors, 400);
  await saveSetting(tx, authority.authorityId, newId(clock), value);
  const flash = `Saved: it holds from the returns for ${monthOf(value.validFrom)} on.`;
  return { kind: 'redirect', to: paths.settings(), flash };
}

async function page(
  { tx, today }: RequestContext,
  typed: Fields | null,
  errors: FieldError[],
  status: number,
): Promise<Reply> {
  const model = presentSettings(await fetchSettings(tx), await fetchForms(tx), today, typed, errors);
  return {
    kind: 'page',
    title: 'Whom to ask for monthly returns',
    about: 'monthly-returns-settings',
    status,
    errors,
    back: { text: 'Monthly returns', href: paths.returns() },
    view: h(SettingsPage, { model }),
  };
}
