/** Asks the person to show once more who they are; true when they did. */
type Asker = () => Promise<boolean>

let asker: Asker | undefined

/** The page's step-up dialog says that it is there. */
export const offerStepUp = (ask: Asker): void => {
  asker = ask
}

/** For `call`: asks where the page has the dialog, else false. */
export const askStepUp = async (): Promise<boolean> => asker !== undefined && asker()
