import { monthsInWords } from '../../../kernel/calendar-day.ts';
import { hasPeriod, type RetentionRule } from '../types.ts';

/** "6 months from the end of the session". */
const keptWords = (rule: RetentionRule): string =>
  hasPeriod(rule) ? `${monthsInWords(rule.keep.months)} from ${rule.keep.from}` : rule.kept;

/** What a council may choose instead: "3 months to 7 years". */
export function boundsWords(rule: RetentionRule): string {
  if (!hasPeriod(rule)) return 'No period';
  const { least, most } = rule.keep;
  return least === most || rule.owner === 'installation'
    ? 'Cannot be changed'
    : `${monthsInWords(least)} to ${monthsInWords(most)}`;
}

/** The schedule as a table for docs/privacy.md: a test holds the page to it. */
export function scheduleTable(rules: readonly RetentionRule[]): string {
  const cell = (text: string) => text.replaceAll('|', '/');
  const rows = rules.map((rule) => [
    `**${rule.name}.** ${rule.what}`,
    keptWords(rule),
    hasPeriod(rule) ? (rule.goes === 'deleted' ? 'deleted' : 'anonymised') : 'stays',
    boundsWords(rule),
    rule.basis,
  ]);
  const head = ['What', 'Kept', 'Then', 'A council may choose', 'Why so long'];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
}
