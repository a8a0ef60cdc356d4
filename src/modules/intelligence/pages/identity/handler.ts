import { h } from 'preact';
import { recordLook } from '../../../../platform/audit/index.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil, instantWords, type CouncilContext } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { fetchLooks } from '../../queries/fetch-looks.ts';
import { findIdentity, findProtectedWords, type Identity } from '../../queries/find-identity.ts';
import { saveIdentity } from '../../queries/save-identity.ts';
import { paths } from '../../routes.ts';
import type { EventRecord } from '../../rules/event-record.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { eventOf, eventPage } from '../event/handler.ts';
import { IdentityPage } from './view.tsx';

/** POST /intelligence/:eventId/identity: shows who told, once a reason is given; that and why is noted. */
export const submitIdentity = forCouncil(async (context) => {
  const event = await eventOf(context);
  const why = one(context.body, 'identityWhy');
  if (why === '' || why.length > 500) {
    const message = why === '' ? messages.whyMissing : messages.tooLong('The reason', 500);
    return eventPage(context, event, [{ field: 'identityWhy', message }], 400);
  }
  const identity = await findIdentity(context.tx, event.eventId);
  return page(context, event, { identity: identity ?? NOBODY, named: identity !== null, errors: [], why });
});

/** POST /intelligence/:eventId/identity/save: adds or corrects who told. */
export const submitIdentitySave = forCouncil(async (context) => {
  const { tx, authority, body } = context;
  const event = await eventOf(context);
  const typed = typedIdentity(body);
  const errors = identityErrors(typed);
  if (event.confidentiality === 'open')
    errors.push({ field: 'identityName', message: messages.identityOpen });
  const saved = errors.length === 0 && (await saveIdentity(tx, authority.authorityId, event.eventId, typed));
  if (saved)
    return {
      kind: 'redirect',
      to: paths.event(event.eventId),
      flash: 'Who told was saved, apart from the rest.',
    };
  const now = await findIdentity(tx, event.eventId);
  if (errors.length === 0) errors.push({ field: 'identityName', message: messages.eventChanged });
  const identity = { ...typed, version: now?.version ?? 0 };
  return page(context, event, { identity, named: now !== null, errors, why: 'to correct it' });
});

const NOBODY: Identity = { name: '', contact: '', wishes: '', version: 0 };

const typedIdentity = (body: Fields): Identity => ({
  name: one(body, 'identityName'),
  contact: one(body, 'identityContact'),
  wishes: one(body, 'identityWishes'),
  version: wholeNumber(one(body, 'version'), 0, 999_999) ?? 0,
});

function identityErrors({ name, contact, wishes }: Identity): FieldError[] {
  const limits = [
    ['identityName', 'The name', name, 200],
    ['identityContact', 'How to reach them', contact, 500],
    ['identityWishes', 'What they asked for', wishes, 2_000],
  ] as const;
  return limits
    .filter(([, , text, most]) => text.length > most)
    .map(([field, what, , most]) => ({ field, message: messages.tooLong(what, most) }));
}

async function page(
  { tx }: CouncilContext,
  event: EventRecord,
  shown: { identity: Identity; named: boolean; errors: FieldError[]; why: string },
): Promise<Reply> {
  const looks = await fetchLooks(tx, event.eventId);
  const before = await findProtectedWords(tx, event.eventId);
  await recordLook(tx, { table: 'intelligence.identity', id: event.eventId, why: shown.why });
  return {
    kind: 'page',
    title: `Who told us: ${referenceOf(event.eventId)}`,
    about: 'intelligence-whistleblowing',
    status: shown.errors.length > 0 ? 400 : 200,
    errors: shown.errors,
    back: { text: referenceOf(event.eventId), href: paths.event(event.eventId) },
    view: h(IdentityPage, {
      ...shown,
      event,
      before,
      looks: looks.map(({ at, actor, why }) => ({ when: instantWords(at), actor, why })),
    }),
  };
}
