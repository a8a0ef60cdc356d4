import { h } from 'preact';
import type { FieldError } from '../../../../kernel/parsed.ts';
import { dayOf, one as field, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import type { Reply } from '../../../../platform/web/index.ts';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { messages } from '../../messages.ts';
import { forCouncil, type CouncilContext } from '../../parts/for-council.ts';
import { fetchProtocols, type ProtocolVersion } from '../../queries/fetch-protocols.ts';
import { saveProtocol } from '../../queries/save-protocol.ts';
import { paths } from '../../routes.ts';
import { checkProtocol } from '../../rules/check-protocol.ts';
import { protocolInForce } from '../../rules/protocol.ts';
import { protocolOf, typedOf, typedProtocol, type TypedProtocol } from '../../rules/protocol-form.ts';
import { ProtocolFormPage } from './view.tsx';

/** GET /settings/intervention-protocols/new: what holds today, ready to be changed. */
export const showNewProtocol = forCouncil(async ({ tx, today }) => {
  const versions = await fetchProtocols(tx);
  const typed = typedOf(protocolInForce(versions, today).protocol);
  return page(typed, { version: String(newest(versions)) }, []);
});

/** POST: adds a version from a day on; the old ones stay. Refused where it contradicts itself. */
export const submitNewProtocol = forCouncil(async (context) => {
  const { tx, clock, authority, body } = context;
  const typed = typedProtocol(body);
  const protocol = protocolOf(typed);
  const { validFrom, reason, errors } = parseWhen(body, context);
  const wrong = [...checkProtocol(protocol), ...errors];
  if (wrong.length > 0 || validFrom === null) return page(typed, body, wrong);
  const version = (wholeNumber(field(body, 'version'), 0, 999_999) ?? 0) + 1;
  const { authorityId } = authority;
  const saved = await saveProtocol(tx, {
    authorityId,
    version,
    validFrom,
    protocol,
    reason,
    now: clock.now(),
  });
  if (!saved) {
    const now = { ...body, version: String(newest(await fetchProtocols(tx))) };
    return page(typed, now, [{ field: 'reason', message: messages.protocolMeanwhile }], 409);
  }
  const flash = `Version ${version} was saved. It holds from ${longDay(validFrom)}.`;
  return { kind: 'redirect', to: paths.protocol('council', version), flash };
});

const newest = (versions: readonly ProtocolVersion[]) =>
  Math.max(0, ...versions.filter(({ owner }) => owner === 'council').map(({ version }) => version));

function parseWhen(body: Fields, { today }: CouncilContext) {
  const errors: FieldError[] = [];
  const validFrom = dayOf(body, 'validFrom');
  const told = (message: string) => errors.push({ field: 'validFrom-day', message });
  if (validFrom === undefined) told(messages.dayWrong('The day from which it holds'));
  else if (validFrom === null) told(messages.validFromMissing);
  else if (validFrom < today) told(messages.validFromPast);
  const reason = field(body, 'reason');
  if (reason === '' || reason.length > 2000)
    errors.push({ field: 'reason', message: messages.protocolReason });
  return { validFrom: validFrom ?? null, reason, errors };
}

function page(typed: TypedProtocol, fields: Fields, errors: FieldError[], status = 400): Reply {
  return {
    kind: 'page',
    title: 'New version of the protocol',
    width: 'full',
    about: 'intervention-protocols',
    status: errors.length === 0 ? 200 : status,
    errors,
    back: { text: 'Protocol of interventions', href: paths.protocols() },
    view: h(ProtocolFormPage, { typed, fields, errors }),
  };
}
