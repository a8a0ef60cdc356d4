import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { marked } from 'marked';
import { RawHtml } from '../../../../platform/govuk/index.ts';
import { NotFound, type Reply, type RequestContext } from '../../../../platform/web/index.ts';

/** The user guide's own pages are Markdown in docs/user-guide; nothing that a user typed reaches this. */
export function helpPages(guideFolder: string) {
  return async function showHelp({ params }: RequestContext): Promise<Reply> {
    const name = params.page ?? 'README';
    if (!/^[A-Za-z0-9-]{1,60}$/.test(name)) throw new NotFound('page of the user guide with that name');
    let text: string;
    try {
      text = readFileSync(join(guideFolder, `${name}.md`), 'utf8');
    } catch {
      throw new NotFound('page of the user guide with that name');
    }
    const title = /^# (.+)$/m.exec(text)?.[1] ?? 'Help';
    const back = name === 'README' ? undefined : { text: 'User guide', href: '/help' };
    return {
      kind: 'page',
      title,
      ...(back === undefined ? {} : { back }),
      view: <RawHtml html={`<div class="amb-prose">${await marked.parse(text)}</div>`} />,
    };
  };
}
