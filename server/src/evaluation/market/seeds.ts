/** Markets that the reference, the calibration and all weights were fitted on. The report never sees them, nor they the report's. */
export const tuningSeeds = {
  honest: Array.from({ length: 12 }, (_, index) => 1_000 + index),
  mixed: [2_001, 2_002, 2_003],
} as const;

/** Markets of the report. */
export const reportSeeds = {
  honest: Array.from({ length: 4 }, (_, index) => 7_000 + index),
  mixed: [8_001, 8_002, 8_003, 9_001, 9_002],
} as const;
