export { API_ROLE, apiDescription, apiPlugin } from './plugin.ts';
export { pageOf } from './pages.ts';
export { invalidField, invalidParameter, scopeMissing } from './problems.ts';
export {
  AskedDay,
  AskedText,
  DayText,
  InstantText,
  NextLink,
  OrNull,
  pageParameters,
  type Of,
} from './schemas.ts';
export {
  defineOperation,
  defineWritingOperation,
  type ApiContext,
  type ApiOperation,
  type TokenAnswer,
} from './types.ts';
