import type { Region } from '@ochiq/shared/lots';
import { type Point, regionPoints } from './region-points';

export interface Place {
  readonly region: Region;
  readonly count: number;
}

/** Places that stand so near to each other that one mark stands for all. */
export interface Cluster {
  /** The regions' codes, joined: the same places make the same key. */
  readonly key: string;
  readonly regions: readonly Region[];
  readonly count: number;
  /** In the middle by number of lots. */
  readonly at: Point;
}

/** Pixels of a web map at a zoom, of tiles of 512 (Web Mercator, EPSG:3857). */
function pixels([longitude, latitude]: Point, zoom: number): readonly [number, number] {
  const world = 512 * 2 ** zoom;
  const sine = Math.sin((latitude * Math.PI) / 180);
  return [(longitude / 360 + 0.5) * world, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world];
}

/** How near two marks may stand, in pixels. */
const nearest = 52;

function merge(places: readonly Place[]): Cluster {
  const count = places.reduce((sum, place) => sum + place.count, 0);
  const weigh = (axis: 0 | 1) => places.reduce((sum, place) => sum + regionPoints[place.region][axis] * place.count, 0) / count;
  const regions = places.map(({ region }) => region).sort();
  return { key: regions.join(' '), regions, count, at: [weigh(0), weigh(1)] };
}

/**
 * Puts places together whose marks would lie on each other at a zoom. From the largest place on, each takes in what is near and
 * not taken yet, so that the same places at the same zoom always make the same clusters. Counts are kept: nothing is lost.
 */
export function clusterPlaces(places: readonly Place[], zoom: number): Cluster[] {
  const left = places.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count || (a.region < b.region ? -1 : 1));
  const clusters: Cluster[] = [];
  while (left.length > 0) {
    const [head] = left;
    if (!head) break;
    const [x, y] = pixels(regionPoints[head.region], zoom);
    const near = left.filter(({ region }) => {
      const [otherX, otherY] = pixels(regionPoints[region], zoom);
      return Math.hypot(otherX - x, otherY - y) < nearest;
    });
    clusters.push(merge(near));
    for (const place of near) left.splice(left.indexOf(place), 1);
  }
  return clusters;
}
