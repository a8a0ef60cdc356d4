import { NotFound, type RequestContext } from '../../../../platform/web/index.ts';
import { fetchAssessment, type StoredAssessment } from '../../../risk/index.ts';
import { fetchService, type ServiceRecord } from '../../queries/fetch-service.ts';
import { fetchServiceHappenings, type Happening } from '../../queries/fetch-service-happenings.ts';
import { fetchServiceJudgements, type ServiceJudgement } from '../../queries/fetch-service-judgements.ts';
import { fetchServiceRegistrations, type Registration } from '../../queries/fetch-service-registrations.ts';
import { publicationsOf, type Publication } from '../../rules/publications.ts';

/** Everything known of one service, in all its registrations. */
export interface LoadedService {
  service: ServiceRecord;
  registrations: Registration[];
  judgements: ServiceJudgement[];
  publications: Publication[];
  happenings: Happening[];
  assessment: StoredAssessment | null;
}

/** A registration that others name and the register has no record of. */
export interface NamedOnly {
  locationId: string;
  registrations: Registration[];
}

type Asked = Pick<RequestContext, 'tx' | 'params' | 'today'>;

/** The service of the page's address in five queries; only its chain where the register knows it by name alone. */
export async function loadService({ tx, params, today }: Asked): Promise<LoadedService | NamedOnly> {
  const locationId = params.locationId ?? '';
  const service = await fetchService(tx, locationId, today);
  const registrations = await fetchServiceRegistrations(tx, locationId);
  if (service === null) {
    if (registrations.length === 0) throw new NotFound(`service with the id ${locationId.slice(0, 60)}`);
    return { locationId, registrations };
  }
  const line = [...new Set([locationId, ...registrations.map((registration) => registration.locationId)])];
  const judgements = await fetchServiceJudgements(tx, line);
  return {
    service,
    registrations,
    judgements,
    publications: publicationsOf(registrations, judgements, service.typeNames),
    happenings: await fetchServiceHappenings(tx, line),
    assessment: await fetchAssessment(tx, locationId),
  };
}
