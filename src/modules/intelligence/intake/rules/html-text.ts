/** What is between these is not read by anybody. */
const UNREAD = new Set(['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'object']);
/** Elements that begin a line of their own. */
const LINES = new Set([
  'p', 'div', 'br', 'hr', 'tr', 'table', 'ul', 'ol', 'li', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'blockquote', 'pre', 'section', 'article',
  'header', 'footer', 'address', 'dl', 'dt', 'dd',
]); // prettier-ignore
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ', pound: '£', euro: '€', hellip: '…', ndash: '–', mdash: '—', lsquo: '‘',
  rsquo: '’', ldquo: '“', rdquo: '”', bull: '•', middot: '·', copy: '©', reg: '®', eacute: 'é', egrave: 'è', uuml: 'ü', ouml: 'ö', auml: 'ä',
}; // prettier-ignore

/**
 * The words of an HTML mail: no element, no script, no address behind a link. One pass over the text, so that no mail, however
 * it is made, takes long; what is no proper HTML is read as far as it goes.
 */
export function textOfHtml(html: string): string {
  const parts: string[] = [];
  const lower = html.toLowerCase();
  for (let at = 0; at < html.length;) {
    const open = html.indexOf('<', at);
    if (open < 0) {
      parts.push(decoded(html.slice(at)));
      break;
    }
    parts.push(decoded(html.slice(at, open)));
    at = afterMarkup(html, lower, open, parts);
  }
  return tidied(parts.join(''));
}

/** The place after what begins with '<' at `open`; pushes the line break, or the sign itself, that it stands for. */
function afterMarkup(html: string, lower: string, open: number, parts: string[]): number {
  if (html.startsWith('<!--', open)) return after(html.indexOf('-->', open + 4), 3, html);
  const name = /^<\/?([a-z][a-z0-9]{0,20})/.exec(lower.slice(open, open + 24))?.[1];
  if (name === undefined) {
    if (/^<[!?/]/.test(html.slice(open, open + 2))) return after(html.indexOf('>', open), 1, html);
    parts.push('<');
    return open + 1;
  }
  const end = after(html.indexOf('>', open), 1, html);
  if (LINES.has(name)) parts.push('\n');
  if (name === 'td' || name === 'th') parts.push(' ');
  if (lower[open + 1] === '/' || !UNREAD.has(name)) return end;
  return after(lower.indexOf(`</${name}`, end), 0, html);
}

const after = (found: number, length: number, html: string): number =>
  found < 0 ? html.length : found + length;

function decoded(text: string): string {
  if (!text.includes('&')) return text.replace(/\s+/g, ' ');
  return text
    .replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,8}));?/gi, (all, decimal, hex, name) => {
      if (name !== undefined) return ENTITIES[(name as string).toLowerCase()] ?? (all as string);
      const code = decimal === undefined ? parseInt(hex as string, 16) : Number(decimal);
      return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff)
        ? String.fromCodePoint(code)
        : '';
    })
    .replace(/[^\S\n]+/g, ' ');
}

/** Lines without blanks at their ends, and never more than one empty line. */
function tidied(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines
    .filter((line, i) => line !== '' || (lines[i - 1] ?? '') !== '')
    .join('\n')
    .trim();
}
