export const width = 1200;
export const height = 900;

/** A point on the picture, in pixels from the top left. */
export type Dot = readonly [number, number];

const at = (value: number) => String(Math.round(value * 10) / 10);

/** SVG path data of a polygon. */
export function outline(dots: readonly Dot[]): string {
  return `M${dots.map(([x, y]) => `${at(x)} ${at(y)}`).join('L')}Z`;
}

/** A filled polygon. */
export function shape(dots: readonly Dot[], fill: string, more = ''): string {
  return `<path d="${outline(dots)}" fill="${fill}"${more === '' ? '' : ` ${more}`}/>`;
}

/** A filled rectangle. */
export function rect(x: number, y: number, w: number, h: number, fill: string, more = ''): string {
  return `<rect x="${at(x)}" y="${at(y)}" width="${at(w)}" height="${at(h)}" fill="${fill}"${more === '' ? '' : ` ${more}`}/>`;
}

/** A filled ellipse. */
export function oval(x: number, y: number, rx: number, ry: number, fill: string, more = ''): string {
  return `<ellipse cx="${at(x)}" cy="${at(y)}" rx="${at(rx)}" ry="${at(ry)}" fill="${fill}"${more === '' ? '' : ` ${more}`}/>`;
}

/** A filled free path. */
export function path(data: string, fill: string, more = ''): string {
  return `<path d="${data}" fill="${fill}"${more === '' ? '' : ` ${more}`}/>`;
}

/** Colour stops from a text such as `0 #ffffff, 0.5 #808080 0.4`: position, colour, opacity. */
const stops = (list: string) =>
  list
    .split(', ')
    .map((stop) => {
      const [offset, colour, opacity] = stop.split(' ');
      return `<stop offset="${offset}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${opacity}"`}/>`;
    })
    .join('');

/** A gradient from top to bottom, or along the given direction, of whatever it fills. */
export function linear(id: string, list: string, x2 = 0, y2 = 1): string {
  return `<linearGradient id="${id}" x1="0" y1="0" x2="${x2}" y2="${y2}">${stops(list)}</linearGradient>`;
}

/** A gradient from the middle outwards. */
export function radial(id: string, list: string, cx = 0.5, cy = 0.5): string {
  return `<radialGradient id="${id}" cx="${cx}" cy="${cy}">${stops(list)}</radialGradient>`;
}

/** What every picture has: soft shadow, vignette, and the whole in one SVG. */
export function picture(defs: string, body: string): string {
  const common = [
    radial('soft', '0 #000 0.62, 0.55 #000 0.4, 1 #000 0'),
    radial('vignette', '0.62 #0a1420 0, 1 #0a1420 0.22'),
    linear('glow', '0 #fff4dc 0.16, 0.6 #fff4dc 0', 1, 1),
  ].join('');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${common}${defs}</defs>${body}${rect(0, 0, width, height, 'url(#glow)')}${rect(-180, -135, 1560, 1170, 'url(#vignette)')}</svg>`;
}
