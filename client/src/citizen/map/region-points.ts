import type { Region } from '@ochiq/shared/lots';

export type Point = readonly [longitude: number, latitude: number];

/** Where a region's lots stand on the map: its administrative centre, in degrees (WGS 84). Lots have no coordinates of their own. */
export const regionPoints: Readonly<Record<Region, Point>> = {
  'UZ-TK': [69.28, 41.31],
  'UZ-TO': [69.36, 41.04],
  'UZ-AN': [72.34, 40.78],
  'UZ-BU': [64.42, 39.77],
  'UZ-FA': [71.78, 40.38],
  'UZ-JI': [67.84, 40.12],
  'UZ-NG': [71.67, 41.0],
  'UZ-NW': [65.38, 40.1],
  'UZ-QA': [65.79, 38.86],
  'UZ-QR': [59.61, 42.46],
  'UZ-SA': [66.96, 39.65],
  'UZ-SI': [68.78, 40.49],
  'UZ-SU': [67.28, 37.22],
  'UZ-XO': [60.63, 41.55],
  'KG-GB': [74.59, 42.87],
  'KG-GO': [72.8, 40.53],
  'KG-B': [70.82, 40.06],
  'KG-C': [75.3, 42.84],
  'KG-J': [73.0, 40.93],
  'KG-N': [75.99, 41.43],
  'KG-O': [73.3, 40.77],
  'KG-T': [72.24, 42.52],
  'KG-Y': [78.39, 42.49],
};
