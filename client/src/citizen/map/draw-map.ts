import { Map as BaseMap, Marker, type StyleSpecification, setWorkerUrl } from 'maplibre-gl';
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url';
import { type Cluster, clusterPlaces, type Place } from './cluster-places';

declare const __BASE_MAP__: string;

setWorkerUrl(workerUrl);

/** What both countries fill, and what the map does not go beyond; degrees: south-west, north-east. */
const home: [[number, number], [number, number]] = [
  [55.5, 36.8],
  [80.6, 46],
];
const beyond: [[number, number], [number, number]] = [
  [46, 34],
  [89, 51.5],
];

/** The colours of the base layer, from the page's own. */
function colours() {
  const css = getComputedStyle(document.documentElement);
  const of = (name: string) => css.getPropertyValue(name).trim();
  return { sea: of('--paper'), land: of('--surface-sunken'), own: of('--brand-soft'), border: of('--line-strong') };
}

function styleOf({ sea, land, own, border }: ReturnType<typeof colours>): StyleSpecification {
  return {
    version: 8,
    sources: { countries: { type: 'geojson', data: new URL(__BASE_MAP__, window.location.href).href } },
    layers: [
      { id: 'sea', type: 'background', paint: { 'background-color': sea } },
      { id: 'land', type: 'fill', source: 'countries', paint: { 'fill-color': ['case', ['get', 'own'], own, land] } },
      {
        id: 'borders',
        type: 'line',
        source: 'countries',
        paint: { 'line-color': border, 'line-width': ['case', ['get', 'own'], 1.4, 0.6] },
      },
    ],
  };
}

/** What the map says of itself; of `scroll`, `KEY` is the key to hold. */
export interface MapWords {
  readonly map: string;
  readonly scroll: string;
  readonly fingers: string;
}

interface Shown {
  readonly places: readonly Place[];
  readonly chosen: readonly string[];
  /** What a mark says. */
  readonly say: (cluster: Cluster) => string;
}

export interface DrawnMap {
  /** Shows places, some of them chosen. */
  show(shown: Shown): void;
  /** Takes the page's colours again. */
  recolour(): void;
  zoomBy(steps: number): void;
  goHome(): void;
  close(): void;
}

/** A mark for one or more places: a button that the mouse and the finger reach; the keyboard has the list of places. */
function makeMark(cluster: Cluster, { chosen, say }: Shown, onPick: (cluster: Cluster) => void): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.tabIndex = -1;
  button.className = 'map-mark';
  button.classList.toggle(
    'map-mark--chosen',
    cluster.regions.some((region) => chosen.includes(region)),
  );
  button.classList.toggle('map-mark--many', cluster.regions.length > 1);
  button.textContent = String(cluster.count);
  button.title = say(cluster);
  button.setAttribute('aria-label', say(cluster));
  button.style.setProperty('--size', `${Math.round(30 + 8 * Math.log10(cluster.count + 1))}px`);
  button.addEventListener('click', () => onPick(cluster));
  return button;
}

/**
 * Draws the map into an element.
 * @param onPick hears which region was picked; marks of several come nearer instead
 * @throws Error where the browser cannot draw it (no WebGL)
 */
export function drawMap(container: HTMLElement, onPick: (region: string) => void, words: MapWords): DrawnMap {
  const still = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const map = new BaseMap({
    container,
    style: styleOf(colours()),
    bounds: home,
    fitBoundsOptions: { padding: 12, animate: false },
    maxBounds: beyond,
    minZoom: 2,
    maxZoom: 8,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: true,
    attributionControl: false,
    fadeDuration: 0,
    locale: {
      'Map.Title': words.map,
      'CooperativeGesturesHandler.WindowsHelpText': words.scroll.replace('KEY', 'Ctrl'),
      'CooperativeGesturesHandler.MacHelpText': words.scroll.replace('KEY', '⌘'),
      'CooperativeGesturesHandler.MobileHelpText': words.fingers,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  let marks: Marker[] = [];
  let shown: Shown | null = null;
  let drawn = '';

  const pick = (cluster: Cluster) => {
    const [only] = cluster.regions;
    if (cluster.regions.length === 1 && only) return onPick(only);
    map.easeTo({ center: [...cluster.at], zoom: map.getZoom() + 1.5, animate: !still });
  };
  const redraw = () => {
    if (!shown) return;
    const what = shown;
    const clusters = clusterPlaces(what.places, map.getZoom());
    const key = JSON.stringify(clusters);
    if (key === drawn) return;
    drawn = key;
    for (const mark of marks) mark.remove();
    marks = clusters.map((cluster) => new Marker({ element: makeMark(cluster, what, pick) }).setLngLat([...cluster.at]).addTo(map));
  };
  map.on('zoom', redraw);
  return {
    show(next) {
      shown = next;
      drawn = '';
      redraw();
    },
    recolour() {
      const { sea, land, own, border } = colours();
      if (!map.isStyleLoaded()) return void map.once('idle', () => this.recolour());
      map.setPaintProperty('sea', 'background-color', sea);
      map.setPaintProperty('land', 'fill-color', ['case', ['get', 'own'], own, land]);
      map.setPaintProperty('borders', 'line-color', border);
    },
    zoomBy: (steps) => void map.zoomTo(map.getZoom() + steps, { animate: !still }),
    goHome: () => void map.fitBounds(home, { padding: 12, animate: !still }),
    close: () => map.remove(),
  };
}
