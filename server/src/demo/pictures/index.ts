import { demoLots } from '../lots.js';
export const drawPictures = () =>
  [...new Set(demoLots().flatMap((lot) => lot.pictures))].map((key, i) => ({
    key,
    svg: `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900"><rect width="1200" height="900" fill="hsl(${(i * 37) % 360} 40% 70%)"/></svg>`,
  }));
