export { unreadOf } from './queries/fetch-unread.ts';
export { noticeRoutes } from './routes.ts';
export { sendNotice, sendNotices, type NewNotice } from './send-notices.ts';
export type { NoticeKind } from './types.ts';
