import type { Room } from '../../platform/room/index.ts';
import { capacityRetention } from './retention.ts';

/** The capacity room: what providers return each month of beds, staff and care. */
export const room: Room = {
  name: 'capacity',
  tier: 4,
  permissions: [
    { permission: 'capacity.read', allows: 'see the monthly returns of providers' },
    { permission: 'capacity.answer', allows: 'answer the monthly return for the provider they speak for' },
    { permission: 'capacity.record', allows: 'enter or correct a monthly return for a provider' },
    {
      permission: 'capacity.administer',
      allows: 'say what is asked in monthly returns and when they are due',
    },
  ],
  routes: [],
  figures: [],
  jobs: [],
  retention: capacityRetention,
  nav: [],
};
