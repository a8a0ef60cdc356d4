/** govuk-frontend ships no types; only what the script uses. */
declare module 'govuk-frontend' {
  interface Component {
    new (root: Element, config?: object): unknown;
    moduleName: string;
  }
  export const Accordion: Component;
  export const Button: Component;
  export const Checkboxes: Component;
  export const ErrorSummary: Component;
  export const FileUpload: Component;
  export const NotificationBanner: Component;
  export const Radios: Component;
  export const ServiceNavigation: Component;
  export const SkipLink: Component;
  export const Tabs: Component;
  export function createAll(component: Component, config?: object): unknown[];
}
