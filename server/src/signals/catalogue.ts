import type { LotSignal, WindowSignal } from './measure.js';

/** Every signal that looks at one lot alone, in the order of their codes. */
export const lotSignals: readonly LotSignal[] = [];

/** Every signal that needs the whole window. */
export const windowSignals: readonly WindowSignal[] = [];
