/** Every sentence that this room shows for an error. */
export const messages = {} as const;
