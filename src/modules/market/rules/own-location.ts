import type { Day } from '../../../kernel/calendar-day.ts';

/** A service that CQC does not register, as it is entered. */
export interface OwnLocationValues {
  name: string;
  serviceType: string;
  providerName: string;
  address: string;
  postcode: string;
  localAuthority: string;
  phone: string;
  latitude: number | null;
  longitude: number | null;
  /** Places. */
  capacity: number | null;
  clientGroups: string[];
  openedOn: Day | null;
  closedOn: Day | null;
}

export interface OwnLocation extends OwnLocationValues {
  locationId: string;
  version: number;
}

/** Kinds of service that councils use and CQC does not register; a form suggests them and takes any other. */
export const SUGGESTED_TYPES = [
  'Day service', 'Befriending', 'Carers support', 'Community meals', 'Housing related support', 'Prevention and reablement', 'Transport',
] as const; // prettier-ignore

/** Whom a service is for, in the words that people use for CQC's client groups. */
export const CLIENT_GROUP_WORDS = [
  'Older people', 'Younger adults', 'Dementia', 'Eating disorders', 'Learning disabilities or autism', 'Mental health', 'Physical disabilities',
  'Sensory impairment', 'Drug and alcohol problems', 'Carers', 'Everyone',
] as const; // prettier-ignore

/** Whether the service is open on a day: opened, and not closed before or on it. */
export function isOpenOn(service: Pick<OwnLocationValues, 'openedOn' | 'closedOn'>, day: Day): boolean {
  return (
    (service.openedOn === null || service.openedOn <= day) &&
    (service.closedOn === null || day < service.closedOn)
  );
}
