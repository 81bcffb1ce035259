import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { z } from 'zod';

const require = createRequire(import.meta.url);

type Point = readonly [number, number];
type Ring = readonly Point[];

/** What the map can show, in degrees: west, south, east, north. Farther land is cut off. */
const frame = { west: 44, south: 33, east: 90, north: 52 };
/** Two decimals are about a kilometre: less than two pixels at the nearest that the map is shown. */
const round = (degrees: number) => Math.round(degrees * 100) / 100;

const point = z.tuple([z.number(), z.number()]);
const arcIndexes = z.array(z.int());
const topologySchema = z.object({
  transform: z.object({ scale: point, translate: point }),
  arcs: z.array(z.array(point)),
  objects: z.object({
    countries: z.object({
      geometries: z.array(
        z.discriminatedUnion('type', [
          z.object({ type: z.literal('Polygon'), id: z.string().optional(), arcs: z.array(arcIndexes) }),
          z.object({ type: z.literal('MultiPolygon'), id: z.string().optional(), arcs: z.array(z.array(arcIndexes)) }),
        ]),
      ),
    }),
  }),
});
type Topology = z.output<typeof topologySchema>;

/** The arcs of a TopoJSON file as points in degrees (TopoJSON format specification, 2.1.1 and 2.1.4). */
function decodeArcs({ arcs, transform: { scale, translate } }: Topology): Ring[] {
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([dx, dy]): Point => {
      x += dx;
      y += dy;
      return [x * scale[0] + translate[0], y * scale[1] + translate[1]];
    });
  });
}

/** Joins arcs to a ring; a negative number is an arc backwards. */
const ringOf = (arcs: readonly Ring[], indexes: readonly number[]): Ring =>
  indexes.flatMap((index, place) => {
    const arc = index < 0 ? (arcs[~index] ?? []).toReversed() : (arcs[index] ?? []);
    return place === 0 ? [...arc] : arc.slice(1);
  });

/** Cuts a ring by one side of the frame (Sutherland and Hodgman 1974). */
function cut(ring: Ring, axis: 0 | 1, limit: number, sign: 1 | -1): Ring {
  const inside = (one: Point) => sign * (one[axis] - limit) >= 0;
  return ring.flatMap((one, index): Point[] => {
    const before = ring.at(index - 1) ?? one;
    if (inside(one) === inside(before)) return inside(one) ? [one] : [];
    const share = (limit - before[axis]) / (one[axis] - before[axis]);
    const other = axis === 0 ? 1 : 0;
    const crossing = before[other] + share * (one[other] - before[other]);
    const at: Point = axis === 0 ? [limit, crossing] : [crossing, limit];
    return inside(one) ? [at, one] : [at];
  });
}

/** What of a ring lies in the frame, rounded and closed; null where nothing is left. */
function framed(ring: Ring): Ring | null {
  const open = ring.slice(0, -1);
  const kept = cut(cut(cut(cut(open, 0, frame.west, 1), 0, frame.east, -1), 1, frame.south, 1), 1, frame.north, -1);
  const rounded = kept.map(([x, y]): Point => [round(x), round(y)]);
  const thinned = rounded.filter(([x, y], index) => x !== rounded.at(index - 1)?.[0] || y !== rounded.at(index - 1)?.[1]);
  const [first] = thinned;
  return first === undefined || thinned.length < 3 ? null : [...thinned, first];
}

/** ISO 3166-1 numeric codes of the countries whose lots are sold here. */
const own = new Set(['860', '417']);

/** Baikonur is drawn as a country without a code, in a hole of Kazakhstan's: neither is a border to anybody here. */
const kazakhstan = '398';

/** The countries in the frame as GeoJSON: Natural Earth (public domain) as `world-atlas` has it. */
function drawCountries(): string {
  const topology = topologySchema.parse(JSON.parse(readFileSync(require.resolve('world-atlas/countries-10m.json'), 'utf8')));
  const arcs = decodeArcs(topology);
  const features = topology.objects.countries.geometries.flatMap((geometry) => {
    if (geometry.id === undefined) return [];
    const polygons = geometry.type === 'Polygon' ? [geometry.arcs] : geometry.arcs;
    const coordinates = polygons.flatMap((polygon) => {
      const [outer, ...holes] = polygon.map((indexes) => framed(ringOf(arcs, indexes)));
      return outer ? [[outer, ...holes.filter((hole) => hole !== null && geometry.id !== kazakhstan)]] : [];
    });
    if (coordinates.length === 0) return [];
    return [{ type: 'Feature', properties: { own: own.has(geometry.id) }, geometry: { type: 'MultiPolygon', coordinates } }];
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** The map's base layer, made when the page is built and served by ourselves; the page knows where by `__BASE_MAP__`. */
export function baseMap(): Plugin {
  const text = drawCountries();
  const fileName = `assets/base-map-${createHash('sha256').update(text).digest('hex').slice(0, 8)}.json`;
  return {
    name: 'base-map',
    config: () => ({ define: { __BASE_MAP__: JSON.stringify(`/${fileName}`) } }),
    configureServer(server) {
      server.middlewares.use(`/${fileName}`, (_request, response) => response.setHeader('content-type', 'application/json').end(text));
    },
    generateBundle() {
      this.emitFile({ type: 'asset', fileName, source: text });
    },
  };
}
