import type { Fill } from './reader.ts';

const PLACEHOLDER = /\{([a-z]+)\}/g;

/** The names between braces in a template. */
export function placeholdersOf(template: string): string[] {
  return [...template.matchAll(PLACEHOLDER)].map((match) => match[1]!);
}

/** A template with its placeholders filled; one that the facts cannot fill becomes nothing. */
export function fillIn(template: string, fill: Fill): string {
  return template.replace(PLACEHOLDER, (_, name: string) => fill[name] ?? '');
}
