/** A brand as people say it: CQC writes "BRAND " before some. */
export const brandInWords = (name: string | null): string | null => name?.replace(/^BRAND /, '') ?? null;
