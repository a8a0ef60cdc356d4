import type { Day } from '../../../../kernel/calendar-day.ts';
import type { FieldError, Parsed } from '../../../../kernel/parsed.ts';
import { dayOf, one, type Fields } from '../../../../platform/forms/index.ts';
import { messages } from '../../messages.ts';
import type { Benchmark } from '../../queries/fetch-benchmarks.ts';

/** Reads a comparison. */
export function parseBenchmark(fields: Fields, today: Day): Parsed<Omit<Benchmark, 'benchmarkId'>> {
  const errors: FieldError[] = [];
  const text = (name: string, most: number, message: string) => {
    const value = one(fields, name);
    if (value === '' || value.length > most) errors.push({ field: name, message });
    return value;
  };
  const share = (name: string) => {
    const typed = one(fields, name).replace(/ ?%$/, '');
    const value = /^\d{1,3}(\.\d{1,2})?$/.test(typed) ? Number(typed) : NaN;
    if (!(value >= 0 && value <= 100)) errors.push({ field: name, message: messages.shareWrong });
    return value;
  };
  const measure = text('measure', 200, messages.measureMissing);
  const regionName = text('regionName', 100, messages.regionName);
  const [ours, region, england] = [share('ours'), share('region'), share('england')];
  const source = text('source', 500, messages.sourceMissing);
  const asOf = dayOf(fields, 'asOf') ?? null;
  if (asOf === null || asOf > today)
    errors.push({ field: 'asOf-day', message: messages.dayWrong('The day') });
  return errors.length > 0 || asOf === null
    ? { errors }
    : { value: { measure, regionName, ours, region, england, source, asOf } };
}
