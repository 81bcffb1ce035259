import type { Chance } from './chance.js';
import type { Body } from './vehicle-models.js';

export type Paint = 'white' | 'silver' | 'black' | 'grey' | 'blue' | 'red' | 'green' | 'beige';

/** Two or three pictures of one vehicle: outside from two sides, then inside where there is an inside. */
export function vehiclePictures(chance: Chance, body: Body, paint: Paint): string[] {
  // White and silver saloons are the most common by far: they get more than one place.
  const variant = body === 'sedan' && (paint === 'white' || paint === 'silver') ? `-${chance.int(1, 3)}` : '';
  const outside = [`vehicle-${body}-${paint}${variant}-front`, `vehicle-${body}-${paint}${variant}-back`];
  if (chance.yes(0.4)) outside.reverse();
  if (body === 'motorcycle' || body === 'scooter') return outside;
  return [...outside, `vehicle-dashboard-${chance.int(1, 4)}`];
}
