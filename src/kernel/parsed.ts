/** One thing wrong with one field of a form or record; `field` is the name of the input, `message` what to do. */
export interface FieldError {
  field: string;
  message: string;
}

/** What a parser answers: the value, or every error. Bad input never throws. */
export type Parsed<T> = { value: T; errors?: undefined } | { value?: undefined; errors: FieldError[] };
