/** By itself, because every page needs this one in the browser, and not the table of `paths.ts`. */
export const signInPath = '/sign-in.html'
