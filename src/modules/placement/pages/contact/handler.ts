import { h } from 'preact';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { isMailAddress } from '../../../../kernel/mail-address.ts';
import { one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { messages } from '../../messages.ts';
import { findContact, type PlacingContact } from '../../queries/find-contact.ts';
import { saveContact } from '../../queries/save-contact.ts';
import { paths } from '../../routes.ts';
import { ContactPage } from './view.tsx';

/** GET /settings/placing-contact: whom to ring before placing somebody. */
export const showContact = forCouncil(async ({ tx }) => page(await findContact(tx)));

/** POST: sets it. */
export const submitContact = forCouncil(async ({ tx, authority, body }) => {
  const { value, errors } = parseContact(body);
  if (errors !== undefined) return page(typedContact(body), errors, 400);
  if (await saveContact(tx, authority.authorityId, value))
    return {
      kind: 'redirect',
      to: paths.contact(),
      flash: 'Saved. Everybody who looks a service up sees it now.',
    };
  const now = await findContact(tx);
  const clash = [{ field: 'name', message: messages.contactClash }];
  return page({ ...typedContact(body), version: now?.version ?? 0 }, clash, 409);
});

function page(contact: PlacingContact | undefined, errors: FieldError[] = [], status = 200): Reply {
  return {
    kind: 'page',
    title: 'Contact for placements',
    about: 'placements-open-or-stopped',
    status,
    errors,
    back: { text: 'Settings', href: '/settings' },
    view: h(ContactPage, { contact: contact ?? EMPTY, errors }),
  };
}

const EMPTY: PlacingContact = { name: '', phone: '', email: '', hours: '', version: 0 };

const typedContact = (fields: Fields): PlacingContact => ({
  name: one(fields, 'name'),
  phone: one(fields, 'phone'),
  email: one(fields, 'email'),
  hours: one(fields, 'hours'),
  version: wholeNumber(one(fields, 'version'), 0, 999_999_999) ?? 0,
});

function parseContact(fields: Fields): Parsed<PlacingContact> {
  const contact = typedContact(fields);
  const errors: FieldError[] = [];
  if (contact.name === '' || contact.name.length > 200)
    errors.push({ field: 'name', message: messages.contactName });
  if (!/^[+()\d][\d\s()+-]{2,50}( ?(ext|x)\.? ?\d{1,6})?$/i.test(contact.phone))
    errors.push({ field: 'phone', message: messages.contactPhone });
  if (contact.email !== '' && !isMailAddress(contact.email))
    errors.push({ field: 'email', message: messages.contactEmail });
  if (contact.hours.length > 200) errors.push({ field: 'hours', message: messages.contactHours });
  return errors.length > 0 ? { errors } : { value: contact };
}
