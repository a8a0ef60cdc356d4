import { one, type Fields } from '../../../../platform/forms/index.ts';

export interface PreviewForm {
  /** What a person chose for rows that may mean several services, by row number. */
  choices: Map<number, string>;
  /** Of the plan that was on the page; '' where there was none. */
  digest: string;
  /** The choices that the plan on the page was made with. */
  madeWith: string;
}

/** Reads the preview's form. Choices of services that are not offered are ignored by the plan. */
export function parsePreviewForm(fields: Fields): PreviewForm {
  const choices = new Map<number, string>();
  for (const name of Object.keys(fields)) {
    const row = /^choice-(\d{1,7})$/.exec(name)?.[1];
    const chosen = one(fields, name);
    if (row !== undefined && chosen !== '') choices.set(Number(row), chosen);
  }
  return { choices, digest: one(fields, 'digest'), madeWith: one(fields, 'madeWith') };
}

/** Choices in one spelling, to compare. */
export function choicesText(choices: ReadonlyMap<number, string>): string {
  return [...choices]
    .sort(([a], [b]) => a - b)
    .map(([row, chosen]) => `${row}=${chosen}`)
    .join(' ');
}
