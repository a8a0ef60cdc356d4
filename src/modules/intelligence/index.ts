import type { Room } from '../../platform/room/index.ts';
import { recordIntelligence } from './intake/api/record-intelligence.ts';

export { INTELLIGENCE_CHANGED, recordEvent, recordEvents } from './record-event.ts';
export type { NewEvent } from './rules/event.ts';

/** The intelligence room: everything that the council hears about a service, in one log. */
export const room: Room = {
  name: 'intelligence',
  tier: 4,
  permissions: [
    {
      permission: 'intelligence.read',
      allows: 'see what the council has heard about services, but for what is restricted',
    },
    { permission: 'intelligence.record', allows: 'record what they hear about a service' },
    {
      permission: 'intelligence.triage',
      allows: 'sort what comes in: correct, merge, split, close, and answer whoever told',
    },
    { permission: 'intelligence.restricted', allows: 'see restricted entries of the intelligence log' },
    {
      permission: 'intelligence.whistleblowing',
      allows: 'see what whistleblowers told, without who they are',
    },
    { permission: 'intelligence.identity', allows: 'see who a whistleblower is' },
    {
      permission: 'intelligence.administer',
      allows: 'set up the mailbox, and import the history of the log',
    },
  ],
  routes: [],
  figures: [],
  jobs: [],
  api: [recordIntelligence],
  nav: [],
};
