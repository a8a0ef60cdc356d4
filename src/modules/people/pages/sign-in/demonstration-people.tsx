import type { DemonstrationPerson } from '../../queries/fetch-demonstration-people.ts';
import { ROLES } from '../../rules/roles.ts';
import { paths } from '../../routes.ts';

interface Props {
  people: readonly DemonstrationPerson[];
  next: string;
}

/** Who can be chosen in a demonstration, by role: a link fills in the e-mail address. The password is never on a page. */
export function DemonstrationPeople({ people, next }: Props) {
  const councils = [...new Set(people.map(({ council }) => council))];
  return (
    <section aria-labelledby="people">
      <h2 class="govuk-heading-m" id="people">
        Choose somebody to be
      </h2>
      <p class="govuk-body">
        This is a demonstration, and its people are invented. They share one password: it was printed where
        Amberley was started, and stands in the file demonstration-password.txt of its data folder.
      </p>
      {councils.map((council) => (
        <>
          {councils.length > 1 && <h3 class="govuk-heading-s">{council}</h3>}
          <ul class="govuk-list amb-columns">
            {byRole(people.filter((person) => person.council === council)).map(({ person, role }) => (
              <li>
                <a class="govuk-link" href={paths.signInAs(person.email, next)}>
                  {role}
                </a>
                <br />
                <span class="govuk-hint">{person.name}</span>
              </li>
            ))}
          </ul>
        </>
      ))}
    </section>
  );
}

/** In the order that roles are offered in. */
function byRole(people: readonly DemonstrationPerson[]) {
  return ROLES.flatMap(({ role, name }) =>
    people.filter((person) => person.role === role).map((person) => ({ person, role: name })),
  );
}
