/** Addresses of this room's pages. */
export const paths = {} as const;
