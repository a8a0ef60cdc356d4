import type { Day } from '../../../kernel/calendar-day.ts';
import type { FieldError } from '../../../kernel/parsed.ts';
import type { KeyQuestion, Rating } from '../../../kernel/rating.ts';

/** A location as one CQC source tells it; null is "this source does not say". */
export interface StagedLocation {
  locationId: string;
  providerId: string | null;
  name: string;
  alsoKnownAs: string | null;
  /** CQC's "type"; only 'Social Care Org' reaches the register. */
  sector: string;
  careHome: boolean | null;
  dormant: boolean | null;
  dormantFrom: Day | null;
  dormantTo: Day | null;
  managerRegistered: boolean | null;
  managerAbsentFrom: Day | null;
  /** Null where CQC says 0 or nothing: a service without beds. */
  beds: number | null;
  brandId: string | null;
  brandName: string | null;
  phone: string | null;
  website: string | null;
  address: string | null;
  town: string | null;
  county: string | null;
  postcode: string | null;
  localAuthority: string | null;
  region: string | null;
  latitude: number | null;
  longitude: number | null;
  uprn: string | null;
  inspectionDirectorate: string | null;
  inspectionCategory: string | null;
  lastInspectedOn: Day | null;
  registrationStatus: 'Registered' | 'Deregistered';
  registrationDate: Day | null;
  deregistrationDate: Day | null;
  /** CQC's words where a rating would stand but none was published, such as "No published rating". */
  unratedReason: string | null;
  serviceTypes: string[];
  specialisms: string[];
  regulatedActivities: string[];
}

export interface StagedProvider {
  providerId: string;
  name: string | null;
  sector: string | null;
  ownershipType: string | null;
  registrationStatus: string | null;
  registrationDate: Day | null;
  deregistrationDate: Day | null;
  brandId: string | null;
  brandName: string | null;
  companiesHouseNumber: string | null;
  charityNumber: string | null;
  phone: string | null;
  website: string | null;
  address: string | null;
  town: string | null;
  county: string | null;
  postcode: string | null;
  localAuthority: string | null;
  region: string | null;
  latitude: number | null;
  longitude: number | null;
}

/** 'inspection' is the regime before the single assessment framework, 'assessment' is that framework. */
export type Regime = 'inspection' | 'assessment';

/** One published judgement. Exactly one of `rating` and `notRatedReason` is set. */
export interface StagedRatingEvent {
  locationId: string;
  /** 'Overall' for the whole location, else the name of the service group that was rated. */
  serviceGroup: string;
  keyQuestion: KeyQuestion | 'Overall';
  /** The day of publication, from which it holds. */
  reportDate: Day;
  rating: Rating | null;
  notRatedReason: string | null;
  /** False where an assessment carried the rating over without looking at it. */
  assessed: boolean;
  inspectedOn: Day | null;
  reportLink: string | null;
  regime: Regime;
  /** The registration that it was first given to, where CQC says so. */
  inheritedFrom: string | null;
}

/** `predecessorId` came before `locationId`; each entry of CQC's names only the other side. */
export interface StagedRelationship {
  locationId: string;
  predecessorId: string;
  reason: string;
  predecessorName: string | null;
  successorName: string | null;
}

/** What is wrong with one value of a record: its column (or JSON path), the value as it came, and the reason. */
export interface RecordError extends FieldError {
  value: string;
}

/** As `Parsed` of the kernel, with the value that was refused. */
export type RecordParsed<T> = { value: T; errors?: undefined } | { value?: undefined; errors: RecordError[] };

/** One record of CQC's API, read. */
export type ApiRecord =
  | {
      kind: 'location';
      location: StagedLocation;
      events: StagedRatingEvent[];
      relationships: StagedRelationship[];
      /** Oddities that do not stop the record, such as a rating word never seen before. */
      notes: string[];
    }
  | { kind: 'provider'; provider: StagedProvider; notes: string[] }
  | { kind: 'left out'; id: string; reason: string };

/** The sector that the register holds. */
export const SOCIAL_CARE = 'Social Care Org';

/** True of CQC's sector for adult social care, in any letter case. */
export function isSocialCare(sector: string): boolean {
  return sector === SOCIAL_CARE || sector.trim().toLowerCase() === 'social care org';
}

/** Why a record of another sector is left out, said the same way by every source. */
export function notSocialCare(sector: string): string {
  return `not adult social care (${sector === '' ? 'no sector given' : sector})`;
}
