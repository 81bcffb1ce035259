/** One cut through a car: position along it, height of its top, half the width of its top as a share of half the width. */
type Cut = readonly [number, number, number];

/** A car in metres, its middle at 0, its front at +length/2. */
export interface CarShape {
  readonly length: number;
  readonly halfWidth: number;
  readonly sill: number;
  readonly belt: number;
  readonly cuts: readonly Cut[];
  /** Lower and upper end of the windscreen and of the rear window. */
  readonly screen: readonly [number, number];
  readonly rear: readonly [number, number];
  /** Where the window pillars stand, front to back. */
  readonly pillars: readonly number[];
  readonly wheels: readonly [number, number];
  readonly radius: number;
  /** How much the ends narrow, 0 for a box. */
  readonly taper: number;
  readonly darkSills: boolean;
  /** Pick-ups: where the open bed begins. */
  readonly bed?: number;
}

const sedan: CarShape = {
  length: 4.5, halfWidth: 0.87, sill: 0.24, belt: 0.93,
  cuts: [[-2.25, 0.86, 0.74], [-2.12, 0.99, 0.78], [-1.72, 1.03, 0.8], [-1.55, 1.08, 0.78], [-0.98, 1.37, 0.68], [-0.4, 1.45, 0.68], [0.1, 1.43, 0.68], [0.32, 1.36, 0.68], [1.0, 0.99, 0.8], [1.2, 0.94, 0.82], [1.8, 0.86, 0.8], [2.12, 0.8, 0.76], [2.25, 0.72, 0.74]],
  screen: [0.98, 0.3], rear: [-1.6, -0.98], pillars: [0.78, -0.18, -1.08], wheels: [1.36, -1.3], radius: 0.325, taper: 0.13, darkSills: false,
}; // biome-ignore format: numbers
const hatchback: CarShape = {
  length: 3.74, halfWidth: 0.82, sill: 0.24, belt: 0.95,
  cuts: [[-1.87, 0.98, 0.76], [-1.78, 1.06, 0.78], [-1.52, 1.42, 0.7], [-0.9, 1.5, 0.7], [-0.2, 1.51, 0.7], [0.22, 1.44, 0.7], [0.98, 1.02, 0.8], [1.3, 0.93, 0.8], [1.7, 0.84, 0.76], [1.87, 0.68, 0.72]],
  screen: [0.98, 0.22], rear: [-1.76, -1.54], pillars: [0.78, -0.28, -1.3], wheels: [1.18, -1.18], radius: 0.3, taper: 0.15, darkSills: false,
}; // biome-ignore format: numbers
const suv: CarShape = {
  length: 4.5, halfWidth: 0.92, sill: 0.36, belt: 1.08,
  cuts: [[-2.25, 1.04, 0.76], [-2.14, 1.18, 0.78], [-1.82, 1.58, 0.7], [-1.2, 1.68, 0.71], [-0.4, 1.71, 0.71], [0.1, 1.68, 0.71], [0.36, 1.58, 0.71], [1.05, 1.16, 0.82], [1.3, 1.1, 0.84], [1.85, 1.04, 0.82], [2.14, 0.96, 0.78], [2.25, 0.8, 0.74]],
  screen: [1.03, 0.34], rear: [-2.12, -1.86], pillars: [0.82, -0.2, -1.12, -1.7], wheels: [1.38, -1.34], radius: 0.37, taper: 0.12, darkSills: true,
}; // biome-ignore format: numbers
const van: CarShape = {
  length: 3.5, halfWidth: 0.72, sill: 0.26, belt: 1.02,
  cuts: [[-1.75, 1.7, 0.82], [-1.68, 1.78, 0.85], [-0.8, 1.83, 0.86], [0.4, 1.83, 0.86], [0.95, 1.76, 0.84], [1.5, 1.1, 0.86], [1.68, 1.0, 0.86], [1.75, 0.86, 0.84]],
  screen: [1.46, 1.0], rear: [-1.75, -1.7], pillars: [1.22, 0.42, -0.6, -1.6], wheels: [1.12, -1.1], radius: 0.27, taper: 0.05, darkSills: false,
}; // biome-ignore format: numbers
const minibus: CarShape = {
  length: 5.2, halfWidth: 0.96, sill: 0.28, belt: 1.14,
  cuts: [[-2.6, 2.2, 0.82], [-2.5, 2.34, 0.85], [-1, 2.4, 0.86], [0.9, 2.4, 0.86], [1.3, 2.26, 0.84], [1.98, 1.3, 0.84], [2.4, 1.08, 0.82], [2.6, 0.84, 0.8]],
  screen: [1.93, 1.34], rear: [-2.6, -2.52], pillars: [1.62, 0.75, -0.6, -2.4], wheels: [1.7, -1.6], radius: 0.35, taper: 0.06, darkSills: false,
}; // biome-ignore format: numbers
const pickup: CarShape = {
  length: 5.2, halfWidth: 0.93, sill: 0.42, belt: 1.1,
  cuts: [[-2.6, 1.12, 0.93], [-0.98, 1.14, 0.93], [-0.9, 1.2, 0.78], [-0.7, 1.7, 0.7], [-0.2, 1.77, 0.71], [0.35, 1.74, 0.71], [0.58, 1.64, 0.71], [1.26, 1.22, 0.82], [1.55, 1.15, 0.84], [2.2, 1.08, 0.82], [2.5, 0.98, 0.8], [2.6, 0.84, 0.76]],
  screen: [1.22, 0.56], rear: [-0.88, -0.72], pillars: [1.0, 0.1, -0.62], wheels: [1.65, -1.6], radius: 0.4, taper: 0.08, darkSills: true, bed: -0.98,
}; // biome-ignore format: numbers
const bus: CarShape = {
  length: 6.6, halfWidth: 1.08, sill: 0.36, belt: 1.32,
  cuts: [[-3.3, 2.5, 0.86], [-3.2, 2.66, 0.9], [-1, 2.74, 0.9], [1.5, 2.74, 0.9], [2.9, 2.66, 0.9], [3.12, 2.5, 0.88], [3.24, 1.3, 0.95], [3.3, 1.0, 0.93]],
  screen: [3.2, 3.1], rear: [-3.3, -3.22], pillars: [2.9, 1.95, 0.9, -0.15, -1.2, -2.2, -3.05], wheels: [2.1, -1.9], radius: 0.43, taper: 0.04, darkSills: false,
}; // biome-ignore format: numbers

export const carShapes = { sedan, hatchback, suv, van, minibus, pickup, bus } as const;
