import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, one, wholeNumber, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { Amount, Quota } from '../../rules/draw.ts';

export interface QuotaForm {
  teamId: string | null;
  validFrom: Day;
  quota: Quota;
  reason: string;
}

/** Reads a new quota; `teams` are the council's. */
export function parseQuotaForm(fields: Fields, teams: ReadonlySet<string>, today: Day): Parsed<QuotaForm> {
  const errors: FieldError[] = [];
  const team = one(fields, 'team');
  if (team !== '' && !teams.has(team)) errors.push({ field: 'team', message: messages.quotaTeam });
  const Green = amountOf(fields, 'green', errors);
  const Amber = amountOf(fields, 'amber', errors);
  const restMonths = wholeNumber(one(fields, 'rest'), 0, 60);
  if (restMonths == null) errors.push({ field: 'rest', message: messages.restWrong });
  const validFrom = dayOf(fields, 'validFrom');
  if (validFrom === undefined) errors.push({ field: 'validFrom-day', message: messages.dayWrong('The day') });
  else if (validFrom === null) errors.push({ field: 'validFrom-day', message: messages.validFromMissing });
  else if (validFrom < today) errors.push({ field: 'validFrom-day', message: messages.quotaPast });
  const reason = one(fields, 'reason');
  if (reason === '' || reason.length > 2000) errors.push({ field: 'reason', message: messages.quotaReason });
  if (errors.length > 0 || Green === null || Amber === null || restMonths == null || !validFrom)
    return { errors };
  return {
    value: { teamId: team === '' ? null : team, validFrom, quota: { Green, Amber, restMonths }, reason },
  };
}

function amountOf(fields: Fields, colour: 'green' | 'amber', errors: FieldError[]): Amount | null {
  const name = colour === 'green' ? 'Green' : 'Amber';
  const [number, percent] = [one(fields, `${colour}-number`), one(fields, `${colour}-percent`)];
  const field = `${colour}-number`;
  if ((number === '') === (percent === '')) {
    errors.push({ field, message: messages.quotaMissing(name) });
    return null;
  }
  const value = number === '' ? wholeNumber(percent, 0, 100) : wholeNumber(number, 0, 1000);
  if (value == null) {
    errors.push({ field: number === '' ? `${colour}-percent` : field, message: messages.quotaWrong(name) });
    return null;
  }
  return number === '' ? { percent: value } : { number: value };
}
