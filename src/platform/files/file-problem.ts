/** What is wrong with a file, for the person who chose it. */
export interface Problem {
  /** What was found, naming the value: "This is a PDF; expected an ODS or CSV file". */
  what: string;
  /** Where: the sheet, row, column, record or byte; "the whole file" where it has no place. */
  where: string;
  /** What the reader of the message can do about it, as a sentence. */
  doThis: string;
}

/** A file that cannot be read as asked. Its three parts are shown to the user as they are; never a programming fault. */
export class FileProblem extends Error implements Problem {
  readonly what: string;
  readonly where: string;
  readonly doThis: string;

  constructor(problem: Problem, cause?: unknown) {
    super(`${problem.what} (${problem.where}). ${problem.doThis}`, { cause });
    this.name = 'FileProblem';
    this.what = problem.what;
    this.where = problem.where;
    this.doThis = problem.doThis;
  }
}

export const WHOLE_FILE = 'the whole file';

/** 1 is A, 27 is AA: the name that a spreadsheet shows above the column. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let n = column; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

/** The file stops before its end, or its content does not match its own checksum. */
export function damagedFile(where: string, cause?: unknown): FileProblem {
  return new FileProblem(
    {
      what: 'The file is damaged or was cut short',
      where,
      doThis: 'Download it again and check that its size is right.',
    },
    cause,
  );
}

/** The system's own errors about the file itself, in words; anything else comes back unchanged. */
export function fileSystemProblem(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  if (code === 'ENOENT') {
    return new FileProblem(
      { what: 'There is no such file', where: path, doThis: 'Check its name and folder.' },
      error,
    );
  }
  if (code === 'EISDIR') {
    return new FileProblem(
      { what: 'This is a folder, not a file', where: path, doThis: 'Name a file in it.' },
      error,
    );
  }
  if (code === 'EACCES' || code === 'EPERM') {
    return new FileProblem(
      {
        what: 'We may not read this file',
        where: path,
        doThis: 'Ask for permission to read it, or copy it elsewhere.',
      },
      error,
    );
  }
  return error;
}
