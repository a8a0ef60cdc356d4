/** An actor as the trail has it, without the address that it adds: "Olu Officer". */
export const who = (actor: string | null): string => (actor ?? '').replace(/ \([^)]*\)$/, '');
