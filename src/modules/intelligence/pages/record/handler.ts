import { h } from 'preact';
import { newId } from '../../../../platform/clock/index.ts';
import { one } from '../../../../platform/forms/index.ts';
import type { FieldError } from '../../../../kernel/parsed.ts';
import type { Reply, Upload } from '../../../../platform/web/index.ts';
import { forCouncil, type CouncilContext } from '../../../market/index.ts';
import { chooseService, type ServicePicker } from '../../parts/choose-service.ts';
import { parseEventForm, type EventForm } from '../../parts/event-form.ts';
import type { Terms } from '../../parts/terms.ts';
import { emptyEvent, typedEvent, type TypedEvent } from '../../parts/typed-event.ts';
import { attachmentsOf, dropUploads, uploadErrors } from '../../parts/uploads.ts';
import { messages } from '../../messages.ts';
import { fetchTerms } from '../../queries/fetch-terms.ts';
import { recordEventOnce } from '../../record-event.ts';
import { paths } from '../../routes.ts';
import { SEEN_BY } from '../../rules/event-words.ts';
import { referenceOf } from '../../rules/reference-number.ts';
import { eventIdOf } from '../../rules/sent-once.ts';
import { RecordPage } from './view.tsx';

/** GET /intelligence/new: an empty form, with the service of its address. */
export const showRecord = forCouncil(async (context) => {
  const { tx, query, today } = context;
  const { picker } = await chooseService(tx, query, today);
  const terms = await fetchTerms(tx);
  return page(context, { picker, terms, typed: emptyEvent(today), errors: [], doubts: [] });
});

/** POST: finds services by their words, or records the event. */
export const submitRecord = forCouncil(async (context) => {
  const { tx, authority, clock, announce, today, body, uploads, dataDir, may } = context;
  const { choice, picker } = await chooseService(tx, body, today);
  const terms = await fetchTerms(tx);
  const typed = typedEvent(body);
  const files = uploads.filter(({ field }) => field === 'files');
  if (one(body, 'find') !== '') {
    await dropUploads(uploads, dataDir);
    return page(context, { picker, terms, typed, errors: findErrors(picker), doubts: [] });
  }
  const { value, errors = [], doubts } = parseEventForm(body, { terms, today, service: choice });
  const wrong = [...errors, ...uploadErrors(files)];
  if (value === undefined || wrong.length > 0) {
    await dropUploads(uploads, dataDir);
    const again = files.length > 0 && !wrong.some(({ field }) => field === 'files');
    const told = again ? [...wrong, { field: 'files', message: messages.chooseFilesAgain }] : wrong;
    return page(context, { picker, terms, typed, errors: told, doubts });
  }
  const seen = may(SEEN_BY[value.values.confidentiality]);
  const eventId = sentOnce(context, value, files) ?? newId(clock);
  const isNew = await recordEventOnce(tx, { authorityId: authority.authorityId, clock, announce }, eventId, {
    ...value.values,
    identity: value.identity,
    channel: 'form',
    // Whoever sorts what comes in has just looked at it.
    state: seen && may('intelligence.triage') ? 'open' : 'new',
    attachments: attachmentsOf(files),
  });
  if (!isNew) await dropUploads(uploads, dataDir);
  if (!seen) return { kind: 'redirect', to: paths.recorded(eventId) };
  return { kind: 'redirect', to: paths.event(eventId), flash: `Recorded as ${referenceOf(eventId)}.` };
});

/** The id of what this form records: the same when it is sent twice. */
function sentOnce(
  { body, person }: Pick<CouncilContext, 'body' | 'person'>,
  { values, identity }: EventForm,
  files: readonly Upload[],
): string | null {
  const content = [values, identity, files.map(({ filename, sha256 }) => [filename, sha256])];
  return eventIdOf({ formId: one(body, 'form'), accountId: person?.accountId ?? '', content });
}

interface Shown {
  picker: ServicePicker;
  terms: Terms;
  typed: TypedEvent;
  errors: FieldError[];
  doubts: string[];
}

function findErrors({ words, found, chosen }: ServicePicker): FieldError[] {
  if (words === '') return [{ field: 'serviceText', message: messages.serviceMissing }];
  if (found.length > 0 || chosen !== null) return [];
  return [{ field: 'serviceText', message: messages.serviceNotFound(words.slice(0, 40)) }];
}

function page({ may, body, clock }: CouncilContext, shown: Shown): Reply {
  const formId = one(body, 'form') || newId(clock);
  const { chosen } = shown.picker;
  const back =
    chosen !== null
      ? { text: chosen.name, href: paths.service(chosen.locationId) }
      : may('intelligence.read')
        ? { text: 'Intelligence', href: paths.log() }
        : undefined;
  return {
    kind: 'page',
    title: 'Record intelligence',
    about: 'intelligence-record',
    status: shown.errors.length > 0 ? 400 : 200,
    errors: shown.errors,
    ...(back === undefined ? {} : { back }),
    view: h(RecordPage, { ...shown, formId }),
  };
}
