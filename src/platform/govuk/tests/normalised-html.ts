/**
 * HTML reduced to what a browser would make of it, one token a line: attributes sorted, class names
 * collapsed, entities decoded, and whitespace collapsed as in HTML (it counts between words and inline
 * elements, not at the edges of a block). For comparing markup, not for reading it.
 */
export function normalisedHtml(html: string): string {
  const out: string[] = [];
  // True at the start of a line of text, where a space would not show.
  let swallow = true;
  let pending = false;
  for (const token of tokens(html)) {
    if (token.kind === 'raw') {
      out.push(JSON.stringify(decoded(token.text)));
    } else if (token.kind === 'text') {
      for (const part of token.text.split(/([ \t\r\n\f]+)/)) {
        if (/^[ \t\r\n\f]*$/.test(part)) {
          pending ||= part !== '' && !swallow;
        } else {
          if (pending) out.push('" "');
          out.push(JSON.stringify(decoded(part)));
          pending = swallow = false;
        }
      }
    } else {
      const inline = INLINE.has(token.name);
      if (inline && pending && token.kind === 'open') {
        out.push('" "');
        pending = false;
        swallow = true;
      }
      if (!inline) {
        pending = false;
        swallow = true;
      }
      out.push(
        token.kind === 'close' ? `</${token.name}>` : `<${[token.name, ...token.attributes].join(' ')}>`,
      );
    }
  }
  return out.join('\n');
}

const INLINE = new Set(['a', 'abbr', 'b', 'code', 'em', 'i', 'small', 'span', 'strong']);
const VOID = new Set(['area', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr']);

type Token =
  | { kind: 'text'; text: string }
  | { kind: 'raw'; text: string }
  | { kind: 'open'; name: string; attributes: string[] }
  | { kind: 'close'; name: string };

const TAG =
  /<!--[^]*?-->|<!doctype[^>]*>|<(\/?)([a-z][a-z0-9-]*)((?:\s+[^\s=>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>"']+))?)*)\s*(\/?)>/gi;
const ATTRIBUTE = /([^\s=>/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"']+)))?/g;

function* tokens(html: string): Generator<Token> {
  let at = 0;
  TAG.lastIndex = 0;
  for (let match = TAG.exec(html); match; match = TAG.exec(html)) {
    if (match.index > at) yield { kind: 'text', text: html.slice(at, match.index) };
    at = TAG.lastIndex;
    const name = match[2]?.toLowerCase();
    if (!name) continue;
    if (match[1]) {
      yield { kind: 'close', name };
      continue;
    }
    yield { kind: 'open', name, attributes: attributesOf(match[3] ?? '') };
    if (match[4] && !VOID.has(name)) yield { kind: 'close', name };
    if (name === 'textarea') {
      const end = html.toLowerCase().indexOf('</textarea', at);
      yield { kind: 'raw', text: html.slice(at, end) };
      at = TAG.lastIndex = end;
    }
  }
  if (at < html.length) yield { kind: 'text', text: html.slice(at) };
}

function attributesOf(text: string): string[] {
  const found: string[] = [];
  for (const [, name, double, single, bare] of text.matchAll(ATTRIBUTE)) {
    const value = decoded(double ?? single ?? bare ?? '');
    const shown = name === 'class' ? value.trim().split(/\s+/).join(' ') : value;
    found.push(`${name}=${JSON.stringify(shown)}`);
  }
  return found.sort();
}

const NAMED: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  ctdot: '⋯',
};

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return NAMED[name] ?? whole;
  });
}
