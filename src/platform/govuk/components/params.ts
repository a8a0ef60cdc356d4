import type { ComponentChildren } from 'preact';

/** Extra HTML attributes, as in the macros' `attributes`. Null, undefined and false are left out (except on aria-* and data-*, where false prints "false"). */
export type Attributes = Record<string, string | number | boolean | null | undefined>;

/** What a macro takes as `text` or `html`: plain text is escaped, `content` is JSX and wins over text. */
export interface Words {
  text?: string | number | null;
  content?: ComponentChildren;
}

/** The params that nearly every macro takes. */
export interface Dressed {
  classes?: string;
  attributes?: Attributes;
}

/** A macro's `formGroup` where there is a single input. */
export interface FormGroup extends Dressed {
  beforeInput?: Words;
  afterInput?: Words;
}

/** A macro's `formGroup` where there are several inputs. */
export interface FormGroupOfMany extends Dressed {
  beforeInputs?: Words;
  afterInputs?: Words;
}

/** JSX content where there is some, else the text. */
export function words(of: Words | null | undefined): ComponentChildren {
  return of?.content || of?.text;
}

/** True where there is anything to show. */
export function hasWords(of: Words | null | undefined): boolean {
  return Boolean(of?.content || of?.text);
}

/** Joins the class names that are not empty. */
export function classes(...names: (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ');
}

/** Joins ids for `aria-describedby`; undefined where there are none, so that the attribute is left out. */
export function ids(...names: (string | false | null | undefined)[]): string | undefined {
  return classes(...names) || undefined;
}
