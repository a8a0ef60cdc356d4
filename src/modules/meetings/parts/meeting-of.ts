import { one, wholeNumber, type Fields } from '../../../platform/forms/index.ts';
import { NotFound, type RequestContext } from '../../../platform/web/index.ts';
import { findMeeting, type Item, type Meeting } from '../queries/find-meeting.ts';

/** The meeting of a page's address; NotFound where there is none. */
export async function meetingOf({ tx, params }: Pick<RequestContext, 'tx' | 'params'>): Promise<Meeting> {
  const found = await findMeeting(tx, params.meetingId ?? '');
  if (found === undefined) throw new NotFound('such meeting');
  return found;
}

/** The line of the agenda in a page's address; NotFound where the meeting has none of that id. */
export function itemOf(meeting: Meeting, { params }: Pick<RequestContext, 'params'>): Item {
  const found = meeting.items.find(({ itemId }) => itemId === params.itemId);
  if (found === undefined) throw new NotFound('such item of this meeting');
  return found;
}

/** The version that a form was made of; 0 where it says none. */
export const seenBy = (fields: Fields): number => wholeNumber(one(fields, 'version'), 1, 999_999_999) ?? 0;
