import type { Day } from '../../../../kernel/calendar-day.ts';
import type { Fields } from '../../../../platform/forms/index.ts';
import { ratingChart, type RatingChart } from '../../rules/rating-lines.ts';
import type { TimelineItem } from '../../rules/timeline.ts';
import { serviceTimeline } from '../../rules/service-timeline.ts';
import type { SharedService } from '../../queries/fetch-shared-service.ts';
import type { LoadedService, NamedOnly } from './load-service.ts';
import { presentCqc, type CqcPanelModel } from './present-cqc.ts';
import { presentActions, type ActionsPanelModel } from './present-actions.ts';
import { presentEscalations, type EscalationPanelModel } from './present-escalation.ts';
import { presentLocal, type LocalPanelModel } from './present-local.ts';
import { presentRegistrations, type RegistrationModel } from './present-registrations.ts';
import { presentReturns, type ReturnsPanelModel } from './present-returns.ts';
import { presentRisk, type RiskPanelModel } from './present-risk.ts';
import { presentShared, type SharedPanelModel } from './present-shared.ts';
import { presentTimeline, type TimelineModel } from './present-timeline.ts';
import { presentTop, type TopModel } from './present-top.ts';

export interface ServicePageModel {
  today: Day;
  top: TopModel;
  /** Null for a service that CQC does not register. */
  cqc: CqcPanelModel | null;
  chart: RatingChart | null;
  risk: RiskPanelModel;
  local: LocalPanelModel;
  /** What waits for a manager; null where nothing does. */
  escalation: EscalationPanelModel | null;
  /** What is being done about it; null where the reader may not see it. */
  actions: ActionsPanelModel | null;
  /** Null where the provider is asked for none, or the reader may not see them. */
  returns: ReturnsPanelModel | null;
  /** What other councils show of it. */
  shared: SharedPanelModel[];
  registrations: RegistrationModel[];
  timeline: TimelineModel;
}

/** A service as its page shows it. */
export function presentService(
  loaded: LoadedService,
  {
    today,
    query,
    shared = [],
    may = () => false,
    now,
  }: {
    today: Day;
    now: Date;
    query: Fields;
    shared?: readonly SharedService[];
    may?: (permission: string) => boolean;
  },
): ServicePageModel {
  const { service, registrations } = loaded;
  return {
    today,
    top: topOf(loaded, { shared, today, may }),
    cqc: presentCqc(loaded, today),
    chart: chartOf(loaded, today),
    risk: presentRisk(loaded.assessment, service.status, service.registered),
    local: presentLocal(loaded, today),
    escalation: presentEscalations(service, now),
    actions: may('interventions.read') ? presentActions(service) : null,
    returns: presentReturns(service, today),
    shared: presentShared(shared, today),
    registrations: presentRegistrations(registrations, service.locationId),
    timeline: presentTimeline(itemsOf(loaded), service.locationId, query),
  };
}

/** Where we give it no colour, whoever shows us theirs is named at the top. */
function topOf(
  loaded: LoadedService,
  {
    shared,
    today,
    may,
  }: { shared: readonly SharedService[]; today: Day; may: (permission: string) => boolean },
): TopModel {
  const top = presentTop(loaded, today, may);
  if (top.rag !== null || shared.length === 0) return top;
  const others = shared.map(({ giverName, rag }) => `${giverName} has it as ${rag}`).join('; ');
  return { ...top, why: `Not rated by us. ${others}.` };
}

/** The timeline of a loaded service, newest first. */
export function itemsOf({ service, registrations, publications, happenings }: LoadedService): TimelineItem[] {
  return serviceTimeline(service, registrations, publications, happenings);
}

/** The chart of a loaded service; null for one that CQC does not register. */
export function chartOf(
  { service, registrations, publications, judgements }: LoadedService,
  today: Day,
): RatingChart | null {
  if (!service.regulated) return null;
  return ratingChart({ registrations, publications, judgements, typeNames: service.typeNames, today });
}

export interface NamedOnlyModel {
  title: string;
  locationId: string;
  registrations: RegistrationModel[];
}

/** A registration that only others name. */
export function presentNamedOnly({ locationId, registrations }: NamedOnly): NamedOnlyModel {
  const own = registrations.find((registration) => registration.locationId === locationId);
  return {
    title: own?.knownName ?? `Registration ${locationId}`,
    locationId,
    registrations: presentRegistrations(registrations, locationId),
  };
}
