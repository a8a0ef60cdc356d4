import type { NavItem } from '../room/index.ts';
import type { Route } from './types.ts';

/** The page of everything that is set rarely: what its reader may open, each with a sentence. */
export function settingsRoute(items: readonly NavItem[]): Route {
  return {
    method: 'GET',
    url: '/settings',
    permission: 'people.own-account',
    handler: async ({ may }) => {
      const open = items
        .filter((item) => item.setting !== undefined && may(item.permission))
        .toSorted((a, b) => a.place - b.place);
      return {
        kind: 'page',
        title: 'Settings',
        about: 'settings',
        view: (
          <>
            <h1 class="govuk-heading-l">Settings</h1>
            {open.length === 0 ? (
              <p class="govuk-body">Your role has no settings but those of your own account.</p>
            ) : (
              <ul class="govuk-list amb-settings">
                {open.map((item) => (
                  <li>
                    <a class="govuk-link govuk-link--no-visited-state amb-settings__link" href={item.href}>
                      {item.text}
                    </a>
                    <p class="govuk-body-s amb-settings__words">{item.setting}</p>
                  </li>
                ))}
              </ul>
            )}
          </>
        ),
      };
    },
  };
}
