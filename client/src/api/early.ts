/** What the page itself asked for before its scripts were there, see client/boot.js. */
interface EarlyAnswer {
  readonly path: string;
  readonly answer: Promise<Response>;
}

declare global {
  interface Window {
    ochiqEarly?: EarlyAnswer;
  }
}

/** An answer that was asked for so long ago is not what someone wants who asks now. */
const freshMs = 15_000;

/** The answer that is already on its way, once; null when another one is wanted. */
export function takeEarly(path: string): Promise<Response> | null {
  const early = window.ochiqEarly;
  if (early?.path !== path) return null;
  delete window.ochiqEarly;
  return performance.now() < freshMs ? early.answer : null;
}
