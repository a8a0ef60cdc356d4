/** Words that are written in capitals. */
const CAPITALS = new Set(['cqc', 'id', 'ip', 'json', 'nhs', 'ods', 'rag', 'totp', 'uk', 'url', 'uuid']);
/** Endings that say what a column holds and not what it is of: "officer_id" is the officer. */
const SILENT_ENDINGS = /(?<=.)[_\s](id|pence|percent)$/;

/** The name of a column or of a field inside it in words: "officer_id" is "Officer", "publicKey" is "Public key". */
export function fieldWords(name: string): string {
  const plain = name
    .replace(/(\p{Ll}|\d)(?=\p{Lu})/gu, '$1_')
    .toLowerCase()
    .replace(SILENT_ENDINGS, '');
  return sentence(plain);
}

/** The name of a table in words: "people.account_role" is "Account role". */
export function tableWords(table: string): string {
  return sentence(table.slice(table.lastIndexOf('.') + 1));
}

function sentence(name: string): string {
  const words = name
    .split(/[_\s-]+/)
    .filter((word) => word !== '')
    .map((word) => (CAPITALS.has(word) ? word.toUpperCase() : word))
    .join(' ');
  return words === '' ? name : words.charAt(0).toUpperCase() + words.slice(1);
}

const ACTIONS = new Map([
  ['insert', 'Added'],
  ['update', 'Changed'],
  ['delete', 'Removed'],
  ['batch', 'Loaded'],
  ['look', 'Looked at'],
  ['export', 'Downloaded'],
]);

/** What an entry says was done: "Changed", "Looked at", "Signed in". */
export function actionWords(action: string): string {
  return ACTIONS.get(action) ?? sentence(action);
}

const MOMENT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
}); // prettier-ignore

/** An instant as people in England read it, to the second: "22 Nov 2026, 09:30:05". */
export function momentWords(at: Date): string {
  return MOMENT.format(at);
}

/** The day and the time of an instant in England: "2026-11-22" and "09:30:05". */
export function londonDayAndTime(at: Date): { day: string; time: string } {
  const parts = new Map(PARTS.formatToParts(at).map(({ type, value }) => [type, value]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? '';
  return {
    day: `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`,
    time: `${part('hour')}:${part('minute')}:${part('second')}`,
  };
}

const PARTS = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London', day: '2-digit', month: '2-digit', year: 'numeric', hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23',
}); // prettier-ignore
