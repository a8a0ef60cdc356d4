import type { NoticeKind, NoticeTemplate } from '../types.ts';

const KIND = /^[a-z][a-z-]{0,40}\.[a-z][a-z-]{0,60}$/;
const PLACEHOLDER = /\(\(([^)]*)\)\)/g;

/** Every kind of notice of the house, by its name. */
export class NoticeKinds {
  readonly all: readonly NoticeKind[];
  readonly #byName: ReadonlyMap<string, NoticeKind>;

  /** @throws Error where two kinds have one name, or a template asks for more than a count: the house does not start so */
  constructor(all: readonly NoticeKind[]) {
    this.all = all;
    for (const kind of all) checkKind(kind);
    this.#byName = new Map(all.map((kind) => [kind.kind, kind]));
    const twice = all.find((kind, i) => all.findIndex((other) => fieldOf(other) === fieldOf(kind)) !== i);
    if (twice !== undefined) throw new Error(`two kinds of notice are called ${twice.kind}`);
  }

  /** The kind; undefined where no room declares it any more. */
  find(kind: string): NoticeKind | undefined {
    return this.#byName.get(kind);
  }
}

/** The field of a form that chooses how to hear of a kind. */
export function fieldOf({ kind }: Pick<NoticeKind, 'kind'>): string {
  return `kind-${kind.replace('.', '-')}`;
}

/** What a notice says, with its count filled in. */
export function sentenceOf(template: NoticeTemplate, count: number): string {
  return (count === 1 ? template.one : template.many).replaceAll('((count))', count.toLocaleString('en-GB'));
}

function checkKind({ kind, title, template }: NoticeKind): void {
  if (!KIND.test(kind)) throw new Error(`"${kind}" is no name of a kind of notice: write it as room.word`);
  for (const text of [title, template.one, template.many]) {
    if (text.trim() === '' || /[\r\n]/.test(text)) throw new Error(`${kind} has an empty or broken sentence`);
    for (const [, name] of text.matchAll(PLACEHOLDER))
      if (name !== 'count') throw new Error(`${kind} asks for ((${name})): a mail holds counts only`);
  }
}
