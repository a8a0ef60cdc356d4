import { pageLinks } from '../../../govuk/own/list-links.ts';
import { paths } from '../../paths.ts';
import { PAGE_SIZE, type Notice } from '../../queries/find-notices.ts';
import { sentenceOf, type NoticeKinds } from '../../rules/kinds.ts';
import { whenWords } from '../../rules/when-words.ts';

/** The inbox as plain values. */
export function inboxModel(given: {
  notices: readonly Notice[];
  total: number;
  unread: number;
  kinds: NoticeKinds;
  kind: string | null;
  page: number;
  url: string;
}) {
  const { notices, total, unread, kinds, kind, page, url } = given;
  return {
    unread,
    kind,
    kindTitle: kind === null ? null : (kinds.find(kind)?.title ?? kind),
    choices: [
      { value: '', text: 'Everything' },
      ...kinds.all.map((each) => ({ value: each.kind, text: each.title, selected: each.kind === kind })),
    ],
    lines: notices.map(({ noticeId, kind, about, count, createdAt, readAt }) => {
      const known = kinds.find(kind);
      return {
        sentence: known === undefined ? 'Something new' : sentenceOf(known.template, count),
        about,
        urgent: known?.urgent === true,
        unread: readAt === null,
        when: whenWords(createdAt),
        href: paths.open(noticeId),
        readHref: paths.read(noticeId),
      };
    }),
    pages: pageLinks(url, page, Math.ceil(total / PAGE_SIZE)),
  };
}

export type InboxModel = ReturnType<typeof inboxModel>;
