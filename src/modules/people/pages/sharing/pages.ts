import type { Route } from '../../../../platform/web/index.ts';
import {
  showAgreement,
  showNewAgreement,
  showSharing,
  submitAgreement,
  submitNewAgreement,
} from './handler.ts';

/** Whoever may make agreements with other councils. */
export const SHARE = 'people.share';

/** The pages of agreements with other councils. */
export const sharingPages: Route[] = [
  { method: 'GET', url: '/settings/sharing', permission: SHARE, handler: showSharing },
  { method: 'GET', url: '/settings/sharing/new', permission: SHARE, fresh: true, handler: showNewAgreement },
  { method: 'POST', url: '/settings/sharing/new', permission: SHARE, fresh: true, handler: submitNewAgreement },
  { method: 'GET', url: '/settings/sharing/:agreementId', permission: SHARE, handler: showAgreement },
  { method: 'POST', url: '/settings/sharing/:agreementId', permission: SHARE, fresh: true, handler: submitAgreement },
]; // prettier-ignore
