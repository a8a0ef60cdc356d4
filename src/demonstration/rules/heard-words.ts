/** Something of the kind that a council hears, ready to be told of a home or an agency. All invented. */
export interface Telling {
  kind: string;
  source: string;
  title: string;
  account: string;
  theme: string;
  /** The least and the most severe that such a thing was. */
  severity: readonly [number, number];
  /** Of what kind of service it can be told; of every kind where absent. */
  of?: 'home' | 'community';
}

/** What is heard of services in which care slips: more of it before a rating falls. */
// prettier-ignore
export const WORRIES: readonly Telling[] = [
  { kind: 'safeguarding', source: 'Hospital', theme: 'medication', severity: [2, 4], title: 'Medicine given twice', account: 'The ward found that one person had been given a blood thinner twice on the same evening. The chart had two signatures. No lasting harm; the family was told by the ward and not by the service.' },
  { kind: 'safeguarding', source: 'District nurse', theme: 'pressure-care', severity: [3, 4], of: 'home', title: 'Pressure ulcer not noticed', account: 'On a visit for another reason the nurse found a pressure ulcer of grade 3 that was in no record. Turning charts had gaps of nine hours at night.' },
  { kind: 'safeguarding', source: 'Family or friend', theme: 'safeguarding', severity: [2, 3], title: 'Bruising that nobody could explain', account: 'A daughter saw bruises on both forearms. Staff on duty did not know of them and there was no body map.' },
  { kind: 'safeguarding', source: 'The provider itself', theme: 'safeguarding', severity: [2, 3], title: 'Two residents, one pushed', account: 'One person pushed another in the lounge. Nobody was in the room. Both were checked; care plans are being looked at again.', of: 'home' },
  { kind: 'safeguarding', source: 'Social worker', theme: 'care-planning', severity: [2, 3], of: 'community', title: 'Three visits missed in a week', account: 'Nobody came on two mornings and one evening. The person had no medicine on those days. The agency had no record that the visits were missed.' },
  { kind: 'complaint', source: 'Family or friend', theme: 'staffing', severity: [1, 3], title: 'Bells not answered', account: 'A son waited 25 minutes with his mother for help to the toilet and says that this happens at every weekend visit.', of: 'home' },
  { kind: 'complaint', source: 'Family or friend', theme: 'nutrition', severity: [1, 3], title: 'Weight lost and nobody told', account: 'Six kilograms lost in two months. The family asked for a referral to a dietitian in the first month and it was not made.', of: 'home' },
  { kind: 'complaint', source: 'Person who uses the service', theme: 'staffing', severity: [1, 2], of: 'community', title: 'Calls cut short', account: 'Visits of thirty minutes last ten, and the sheet says thirty. Different people every day.' },
  { kind: 'complaint', source: 'Family or friend', theme: 'dignity', severity: [1, 3], title: 'Left in wet clothes', account: 'On three visits in a fortnight the person was found in wet clothes. Staff were kind and said that there were two of them for the floor.' },
  { kind: 'feedback-adverse', source: 'GP', theme: 'leadership', severity: [2, 3], title: 'Calls to the surgery without preparation', account: 'Staff who call cannot say why they call, or read observations. The surgery no longer knows whom to speak to since the deputy left.' },
  { kind: 'feedback-adverse', source: 'Social worker', theme: 'care-planning', severity: [1, 2], title: 'Care plan out of date at a review', account: 'The plan spoke of a person who walks with a frame; she has been cared for in bed since the spring.' },
  { kind: 'feedback-adverse', source: 'Paramedics', theme: 'moving-and-handling', severity: [2, 3], title: 'Left on the floor until the ambulance came', account: 'A person without injury lay for two hours because staff had no training with the lifting cushion.', of: 'home' },
  { kind: 'visit-concern', source: 'Contracts visit', theme: 'training', severity: [2, 3], title: 'Training records behind', account: 'A third of staff are out of date in moving and handling, and four have no record of fire training. An action plan was asked for.' },
  { kind: 'visit-concern', source: 'Infection control visit', theme: 'infection', severity: [2, 3], title: 'Sluice and laundry below standard', account: 'Clean and soiled linen cross in one room. Gloves were not at the point of care. A repeat visit was agreed.', of: 'home' },
  { kind: 'cqc-notification', source: 'CQC', theme: 'leadership', severity: [2, 3], title: 'Statutory notifications sent late', account: 'CQC tells us that four notifications of serious injury came three weeks late.' },
  { kind: 'finance', source: 'Commissioner', theme: 'leadership', severity: [2, 3], title: 'Asked for payment in advance', account: 'The owner asked for two months of fees in advance, the second time this year. Agency invoices are said to be unpaid.' },
];

/** What is heard of most services now and then, without anything being wrong with them. */
// prettier-ignore
export const ORDINARY: readonly Telling[] = [
  { kind: 'notifiable-incident', source: 'The provider itself', theme: 'health-and-safety', severity: [1, 2], title: 'Fall without injury', account: 'Found on the floor beside the bed, no injury. Sensor mat put in place, family told.' },
  { kind: 'notifiable-incident', source: 'The provider itself', theme: 'medication', severity: [1, 2], title: 'Medicine given late', account: 'Morning round finished at eleven after a staff illness. GP asked: no harm.' },
  { kind: 'feedback', source: 'Social worker', theme: 'person-centred', severity: [1, 1], title: 'Good review', account: 'The person is settled, keeps up her choir, and staff knew her well. Nothing to follow.' },
  { kind: 'feedback', source: 'Healthwatch', theme: 'person-centred', severity: [1, 1], title: 'Enter and view: warm and busy', account: 'Volunteers spoke with nine people. All would recommend it. Signs on doors could be clearer.', of: 'home' },
  { kind: 'visit', source: 'Contracts visit', theme: 'leadership', severity: [1, 1], title: 'Yearly contract visit', account: 'Rota, training matrix, medicines and three care plans looked at. Compliant. Two small points, both agreed with the manager.' },
  { kind: 'complaint', source: 'Family or friend', theme: 'person-centred', severity: [1, 2], title: 'Laundry mixed up again', account: 'Cardigans go missing. The home has replaced one and will label on admission.', of: 'home' },
  { kind: 'complaint', source: 'Family or friend', theme: 'care-planning', severity: [1, 2], of: 'community', title: 'Call times keep moving', account: 'The breakfast call came between seven and half past ten in one week. The agency has offered a fixed time.' },
  { kind: 'feedback-adverse', source: 'Neighbour', theme: 'health-and-safety', severity: [1, 1], title: 'Bins and parking', account: 'Staff cars block the lane and bins overflow on Fridays. Passed to the home.' , of: 'home' },
  { kind: 'safeguarding', source: 'The provider itself', theme: 'medication', severity: [1, 2], title: 'Medicine found in a chair', account: 'A tablet was found when a chair was cleaned. The home told us the same day, and checked the person and the round.' },
];

/** What speaks for a service. */
// prettier-ignore
export const PRAISE: readonly Telling[] = [
  { kind: 'compliment', source: 'Family or friend', theme: 'end-of-life', severity: [1, 1], title: 'Thanks for the last weeks', account: 'A family thanks the whole team for how their father was cared for when he was dying.' },
  { kind: 'compliment', source: 'GP', theme: 'leadership', severity: [1, 1], title: 'Best prepared ward round in the county', account: 'The surgery says that calls are now few, well prepared and to the point.' },
  { kind: 'compliment', source: 'Person who uses the service', theme: 'dignity', severity: [1, 1], title: 'They know how I like things', account: 'Wants it written down that the same two carers come, and that they are funny.' },
];

/** What comes over many homes at once in winter. */
export const OUTBREAK: Telling = { kind: 'outbreak', source: 'Public health', theme: 'infection', severity: [1, 2], of: 'home', title: 'Outbreak of winter vomiting', account: 'More than two people ill. Closed to visitors, advice given, reopened when clear for 48 hours.' }; // prettier-ignore
