import { linear } from './canvas.js';
import { farBlocks, ground, haze, mountains, sky, trees } from './scene.js';
import type { Eye } from './solid.js';

const glassDefs = linear('day', '0 #dcebf5, 0.5 #8fa8ba, 1 #52687a') + linear('dim', '0 #aebfca, 1 #3c4c58');

export function outdoors(seed: number, eye: Eye, kind: 'street' | 'mountain'): { defs: string; back: string } {
  const horizon = Math.round(eye.see([-500, -300, 0])[1]);
  const above = sky(seed, horizon + 10);
  const floor =
    kind === 'street' ? ground(seed, horizon + 6, '#93a07a', '#7f8077', 90) : ground(seed, horizon + 6, '#9fa283', '#86806f', 110);
  const behind =
    kind === 'street'
      ? farBlocks(seed + 3, horizon + 8) + trees(seed + 2, horizon + 12, 90, 12)
      : mountains(seed, horizon + 8, 230) + trees(seed + 2, horizon + 12, 80, 14);
  return { defs: above.defs + floor.defs + haze + glassDefs, back: above.drawing + behind + floor.drawing };
}
