import type { Fill } from './reader.ts';

const PLACEHOLDER = /\{([a-z]+)\}/g;

/** The names between braces in a template. */
export function placeholdersOf(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1]!);
}

/**
 * A template, taken apart once: answers it with its placeholders filled; one that the facts cannot fill becomes nothing.
 */
export function filler(template: string): (fill: Fill) => string {
  const parts = template.split(PLACEHOLDER);
  const [first = ''] = parts;
  if (parts.length === 1) return () => first;
  return (fill) => {
    let text = first;
    for (let at = 1; at < parts.length; at += 2) text += (fill[parts[at]!] ?? '') + parts[at + 1]!;
    return text;
  };
}
