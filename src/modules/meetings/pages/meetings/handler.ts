import { h } from 'preact';
import type { Reply, RequestContext } from '../../../../platform/web/index.ts';
import { fetchMeetings } from '../../queries/fetch-meetings.ts';
import { fetchOpenActions } from '../../queries/fetch-open-actions.ts';
import { presentMeetings } from './presenter.ts';
import { MeetingsPage } from './view.tsx';

/** GET /meetings: meetings to come and past, and what they gave people to do. */
export async function showMeetings({ tx, today, may }: RequestContext): Promise<Reply> {
  const model = presentMeetings(
    await fetchMeetings(tx),
    await fetchOpenActions(tx),
    today,
    may('meetings.run'),
  );
  return {
    kind: 'page',
    title: 'Meetings',
    width: 'full',
    about: 'meetings',
    view: h(MeetingsPage, { model }),
  };
}
