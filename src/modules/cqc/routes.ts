import type { Route } from '../../platform/web/types.ts';

/** The pages that show this room's facts are composed in the room `insight`. */
export const routes: Route[] = [];
