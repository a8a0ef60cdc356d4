/** A record of CQC's API as a test wants it: every key of CQC's schema may be given, nested ones too. */
type ApiJson = Record<string, unknown>;

/** A registered residential home in Oldham, rated Good in 2022, as `GET /public/v1/locations/{id}` answers. */
export function apiLocation(over: ApiJson = {}): ApiJson {
  return {
    locationId: '1-1000000001',
    providerId: '1-2000000001',
    organisationType: 'Location',
    type: 'Social Care Org',
    name: 'Larch House',
    registrationStatus: 'Registered',
    registrationDate: '2015-04-01',
    dormancy: 'N',
    careHome: 'Y',
    numberOfBeds: 30,
    localAuthority: 'Oldham',
    region: 'North West',
    postalAddressLine1: '1 High Street',
    postalAddressTownCity: 'Oldham',
    postalCode: 'OL1 1AA',
    onspdLatitude: 53.54,
    onspdLongitude: -2.11,
    mainPhoneNumber: '01610000000',
    regulatedActivities: [
      {
        name: 'Accommodation for persons who require nursing or personal care',
        code: 'RA2',
        contacts: [{ personRoles: ['Registered Manager'] }],
      },
    ],
    gacServiceTypes: [{ name: 'Residential homes', description: 'Care home service without nursing' }],
    specialisms: [{ name: 'Dementia' }],
    relationships: [],
    reports: [],
    currentRatings: {
      overall: { rating: 'Good', reportDate: '2022-05-10', reportLinkId: 'report-1', keyQuestionRatings: [] },
      reportDate: '2022-05-10',
    },
    historicRatings: [],
    ...over,
  };
}

/** Its provider, as `GET /public/v1/providers/{id}` answers. */
export function apiProvider(over: ApiJson = {}): ApiJson {
  return {
    providerId: '1-2000000001',
    organisationType: 'Provider',
    type: 'Social Care Org',
    name: 'Larch Care Limited',
    registrationStatus: 'Registered',
    registrationDate: '2011-01-01',
    locationIds: ['1-1000000001'],
    ...over,
  };
}

/** `currentRatings` of an overall rating on a day, its five key questions alike. */
export function apiRatings(rating: string, reportDate: string): ApiJson {
  const keyQuestionRatings = ['Safe', 'Effective', 'Caring', 'Responsive', 'Well-led'].map((name) => ({
    name,
    rating,
    reportDate,
    reportLinkId: `report-${reportDate}`,
  }));
  return {
    overall: { rating, reportDate, reportLinkId: `report-${reportDate}`, keyQuestionRatings },
    reportDate,
  };
}

/** One entry of `assessment`: a service group's rating, published on a day. */
export function apiAssessment(
  group: string,
  rating: string,
  published: string,
  notAssessed: readonly string[] = [],
): ApiJson {
  const keyQuestionRatings = ['Safe', 'Effective', 'Caring', 'Responsive', 'Well-led'].map((name) => ({
    name,
    rating,
    status: notAssessed.includes(name) ? 'Not Assessed' : 'Assessed',
  }));
  return {
    assessmentPlanPublishedDateTime: `${published} 09:00:00`,
    ratings: {
      asgRatings: [
        { assessmentPlanId: 'AP1', name: group, rating, assessmentDate: published, keyQuestionRatings },
      ],
    },
  };
}
