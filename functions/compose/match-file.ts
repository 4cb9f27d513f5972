/** The solver for the command line: entries reach a context only through here. */
export { matchFile } from '../contexts/matching/solver/match-file.ts'
