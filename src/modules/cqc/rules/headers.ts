import type { ColumnName } from './columns.ts';

/*
 * Headers of CQC's download files, as published July to October 2026, with the variants met in older ones.
 * Columns that are not here are not read.
 */

/** HSCA_Active_Locations.ods, sheet HSCA_Active_Locations. */
export const ACTIVE_COLUMNS = {
  locationId: { header: 'Location ID', needed: true },
  registrationDate: { header: 'Location HSCA start date', needed: true },
  dormant: { header: 'Dormant (Y/N)' },
  careHome: { header: 'Care home?' },
  name: { header: 'Location Name', needed: true },
  phone: { header: 'Location Telephone Number' },
  manager: { header: 'Registered manager' },
  website: { header: 'Location Web Address' },
  beds: { header: 'Care homes beds' },
  sector: { header: 'Location Type/Sector', needed: true },
  directorate: { header: 'Location Inspection Directorate' },
  category: { header: 'Location Primary Inspection Category' },
  rating: { header: 'Location Latest Overall Rating' },
  publicationDate: { header: 'Publication Date' },
  region: { header: 'Location Region' },
  localAuthority: { header: 'Location Local Authority', needed: true },
  street: { header: 'Location Street Address' },
  line2: { header: 'Location Address Line 2' },
  town: { header: 'Location City' },
  county: { header: 'Location County' },
  postcode: { header: 'Location Postal Code' },
  uprn: { header: 'Location UPRN ID' },
  latitude: { header: 'Location Latitude' },
  longitude: { header: 'Location Longitude' },
  brandId: { header: 'Brand ID' },
  brandName: { header: 'Brand Name' },
  providerId: { header: 'Provider ID', needed: true },
  providerName: { header: 'Provider Name' },
  providerCompany: { header: 'Provider Companies House Number' },
  providerCharity: { header: 'Provider Charity Number' },
  providerStart: { header: 'Provider HSCA start date' },
  providerSector: { header: 'Provider Type/Sector' },
  providerOwnership: { header: 'Provider Ownership Type' },
  providerPhone: { header: 'Provider Telephone Number' },
  providerWebsite: { header: 'Provider Web Address' },
  providerStreet: { header: 'Provider Street Address' },
  providerLine2: { header: 'Provider Address Line 2' },
  providerTown: { header: 'Provider City' },
  providerCounty: { header: 'Provider County' },
  providerPostcode: { header: 'Provider Postal Code' },
  providerLocalAuthority: { header: 'Provider Local Authority' },
  providerRegion: { header: 'Provider Region' },
  providerLatitude: { header: 'Provider Latitude' },
  providerLongitude: { header: 'Provider Longitude' },
} satisfies Record<string, ColumnName>;

export const REGULATED_ACTIVITY_PREFIX = 'Regulated activity - ';
export const SERVICE_TYPE_PREFIX = 'Service type - ';
export const SERVICE_USER_BAND_PREFIX = 'Service user band - ';

/** Latest_ratings.ods, sheet Locations: one row a location, service group and key question. */
export const RATINGS_COLUMNS = {
  locationId: { header: 'Location ID', needed: true },
  sector: { header: 'Location Type', variants: ['Location Type/Sector'], needed: true },
  serviceGroup: { header: 'Service / Population Group', needed: true },
  keyQuestion: { header: 'Domain', variants: ['Key Question'], needed: true },
  rating: { header: 'Latest Rating', needed: true },
  publicationDate: { header: 'Publication Date', needed: true },
  reportType: { header: 'Report Type' },
  link: { header: 'URL' },
} satisfies Record<string, ColumnName>;

/** Deactivated_Locations.ods: only the first 34 of its headers are known, so what is known is taken. */
export const DEACTIVATED_COLUMNS = {
  locationId: { header: 'Location ID', needed: true },
  name: { header: 'Location Name', needed: true },
  registrationDate: { header: 'Location HSCA start date' },
  deregistrationDate: { header: 'Location HSCA End Date', needed: true },
  careHome: { header: 'Care home?' },
  beds: { header: 'Care homes beds at point location de-activated', variants: ['Care homes beds'] },
  sector: { header: 'Location Type/Sector', needed: true },
  category: { header: 'Location Primary Inspection Category' },
  directorate: { header: 'Location Inspection Directorate' },
  region: { header: 'Location Region' },
  localAuthority: { header: 'Location Local Authority' },
  latitude: { header: 'Location Latitude' },
  longitude: { header: 'Location Longitude' },
  street: { header: 'Location Street Address' },
  line2: { header: 'Location Address Line 2' },
  town: { header: 'Location City' },
  county: { header: 'Location County' },
  postcode: { header: 'Location Postal Code' },
  uprn: { header: 'Location UPRN ID' },
  rating: { header: 'Location Latest Overall Rating' },
  publicationDate: { header: 'Publication Date' },
  brandId: { header: 'Brand ID' },
  brandName: { header: 'Brand Name' },
  providerId: { header: 'Provider ID' },
  providerName: { header: 'Provider Name' },
} satisfies Record<string, ColumnName>;

/** CQC_directory.csv: four lines before the header, lists parted by a bar. */
export const DIRECTORY_COLUMNS = {
  name: { header: 'Name', needed: true },
  alsoKnownAs: { header: 'Also known as' },
  address: { header: 'Address' },
  postcode: { header: 'Postcode' },
  phone: { header: 'Phone number' },
  website: { header: "Service's website (if available)" },
  serviceTypes: { header: 'Service types', needed: true },
  lastChecked: { header: 'Date of latest check' },
  specialisms: { header: 'Specialisms/services' },
  providerName: { header: 'Provider name' },
  localAuthority: { header: 'Local authority', needed: true },
  region: { header: 'Region' },
  locationId: {
    header: 'CQC Location ID (for office use only)',
    variants: ['CQC Location (for office use only', 'CQC Location (for office use only)', 'CQC Location ID'],
    needed: true,
  },
  providerId: { header: 'CQC Provider ID (for office use only)', variants: ['CQC Provider ID'] },
} satisfies Record<string, ColumnName>;
