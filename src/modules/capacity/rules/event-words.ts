import { longDay, monthOf, type Day } from '../../../kernel/calendar-day.ts';

/** The figures that an entry of the log names, in this order, as far as the return has them. */
const NAMED: readonly (readonly [string, (value: string) => string])[] = [
  ['occupancy_rate', (value) => `${value} % of beds occupied`],
  ['people', (value) => `${value} people cared for`],
  ['vacancy_rate', (value) => `${value} % of posts vacant`],
  ['agency_share', (value) => `${value} % of hours by agency staff`],
  ['complaints', (value) => `complaints: ${value}`],
  ['notifiable_incidents', (value) => `notifiable incidents: ${value}`],
];

/** What the log says of a return that came: figures alone, nothing that the provider wrote in words. */
export function eventWords(
  month: Day,
  dueOn: Day,
  sentOn: Day,
  measures: ReadonlyMap<string, number>,
): { title: string; account: string } {
  const when = sentOn > dueOn ? `Came late, due on ${longDay(dueOn)}.` : 'Came in time.';
  const figures = NAMED.flatMap(([key, words]) => {
    const value = measures.get(key);
    return value === undefined ? [] : [words(String(Math.round(value * 10) / 10))];
  });
  const said = figures.join('; ');
  return {
    title: `Monthly return for ${monthOf(month)}`,
    account: said === '' ? when : `${when} ${said.charAt(0).toUpperCase()}${said.slice(1)}.`,
  };
}
