/** What can be chosen in this room's forms, as the reference tables have it. */
export interface Terms {
  kinds: readonly KindTerm[];
  severities: readonly { severity: number; name: string; meaning: string }[];
  themes: readonly { theme: string; name: string }[];
  sources: readonly string[];
}

interface KindTerm {
  kind: string;
  name: string;
  hint: string;
  adverse: boolean;
  pathway: 'concern' | 'notifiable incident' | 'information';
}

export const themeName = (terms: Pick<Terms, 'themes'>, theme: string): string =>
  terms.themes.find((each) => each.theme === theme)?.name ?? theme;

export const kindName = (terms: Pick<Terms, 'kinds'>, kind: string): string =>
  terms.kinds.find((each) => each.kind === kind)?.name ?? kind;
