export { isActor, isNamedIn, platformSubjectData } from './platform-sources.ts';
export { subjectAccessNav, subjectAccessPermissions, subjectAccessRoutes } from './routes.ts';
export { takeOut, type SubjectHouse } from './take-out.ts';
export type { Candidate, Subject, SubjectDirectory, SubjectSource, Wanted } from './types.ts';
