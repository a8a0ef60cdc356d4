/** Builders of this room's test data. */
export {};
