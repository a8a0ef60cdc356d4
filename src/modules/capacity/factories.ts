import careHome from './rules/forms/care-home-1.json' with { type: 'json' };
import homeCare from './rules/forms/home-care-1.json' with { type: 'json' };
import type { Form } from './rules/form.ts';

/** The forms that are shipped. */
export const CARE_HOME = careHome as unknown as Form;
export const HOME_CARE = homeCare as unknown as Form;

/** A good return of a care home of 30 beds as it is typed, with some answers changed. */
export function typedHome(changes: Record<string, string> = {}): Record<string, string> {
  return {
    beds: '30', occupied: '28', funded_us: '12', funded_others: '3', funded_nhs: '1', funded_self: '12', reserved: '1', admitting: 'yes',
    staff_manager: '1', vacancies_manager: '0', leavers_manager: '0', staff_care: '36', vacancies_care: '4', leavers_care: '2',
    staff_nurse: '0', vacancies_nurse: '0', leavers_nurse: '0', care_hours: '4200', agency_hours: '210', manager_in_post: 'yes',
    'manager_since-day': '1', 'manager_since-month': '3', 'manager_since-year': '2024', training: '92', falls: '3',
    ulcers_grade1: '0', ulcers_grade2: '1', ulcers_grade3: '0', ulcers_grade4: '0', safeguarding: '1', complaints: '2', incidents: '1',
    deaths_unexpected: '0', medication_errors: '1', outbreak: 'no', finance: '1', ...changes,
  }; // prettier-ignore
}
