import { h } from 'preact';
import { longDay } from '../../../../kernel/calendar-day.ts';
import { one } from '../../../../platform/forms/index.ts';
import { forCouncil } from '../../../market/index.ts';
import { meetingOf } from '../../parts/meeting-of.ts';
import { presentPrint } from './presenter.ts';
import { PrintPage } from './view.tsx';

/** GET /meetings/:meetingId/print: agenda or minutes on paper; with `for` only what one agency may see. */
export const showPrint = forCouncil(async (context) => {
  const { query, today, authority } = context;
  const meeting = await meetingOf(context);
  const what = one(query, 'what') === 'minutes' ? 'minutes' : 'agenda';
  const model = presentPrint(meeting, what, one(query, 'for'), { council: authority.name, today });
  return {
    kind: 'page',
    title: `${model.title}: ${meeting.kind}, ${longDay(meeting.heldOn)}`,
    width: 'full',
    bare: true,
    view: h(PrintPage, { model }),
  };
});
