/** What the operator has to put right before the witness can start; the message says what. */
export class BadSetup extends Error {}
