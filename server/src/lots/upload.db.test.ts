import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { lotDeskSchema, lotPageSchema } from '@ochiq/shared/lots';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { makeOffice, startWorld, type TestPerson, type World } from '../test/world.js';

let world: World;
let bailiff: TestPerson;
let office: number;
let lot: number;
let photo: Buffer;

/** A sharp-edged picture, so that a truncated copy has lost pixels. */
const noise = {
  create: { width: 900, height: 600, channels: 3, background: '#888', noise: { type: 'gaussian', mean: 128, sigma: 60 } },
} as const;

beforeAll(async () => {
  world = await startWorld();
  office = await makeOffice(world.db);
  bailiff = await world.person({ role: 'bailiff', office });
  photo = await sharp(noise)
    .jpeg()
    .withExif({ IFD0: { Artist: 'A person', ImageDescription: 'home address' } })
    .toBuffer();
});
beforeEach(async () => {
  lot = await world.lot({ office, state: 'draft' });
});
afterAll(() => world.close());

async function upload(kind: 'photos' | 'documents', files: readonly Buffer[], name = 'file.jpg', to = lot): Promise<[number, unknown]> {
  const form = new FormData();
  for (const bytes of files) form.append('file', new Blob([new Uint8Array(bytes)]), name);
  const response = await fetch(`${world.url}/api/bailiff/lots/${to}/${kind}`, {
    method: 'POST',
    headers: { cookie: bailiff.cookie },
    body: form,
  });
  return [response.status, await response.json()];
}

const filesOf = () => readdir(join(world.dataDir, 'media')).catch(() => []);
const rowsOf = async (table: 'lot_photo' | 'lot_document') =>
  (await world.db.sql(`select 1 from ${table} where lot_id = $1`, [lot])).length;

const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
const executable = Buffer.concat([Buffer.from('MZ\x90\0\x03', 'latin1'), Buffer.alloc(4096, 7)]);
const pdf = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n');

describe('photos', () => {
  it('are made anew: upright, without EXIF, in two sizes', async () => {
    const turned = await sharp(photo)
      .withExif({ IFD0: { Artist: 'A person' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const [status, body] = await upload('photos', [photo, turned]);
    expect(status).toBe(200);
    const { photos } = lotDeskSchema.parse(body);
    expect(photos.map(({ width, height }) => [width, height])).toEqual([
      [900, 600],
      [600, 900],
    ]);
    for (const { url, thumbnailUrl } of photos) {
      for (const path of [url, thumbnailUrl]) {
        const response = await fetch(`${world.url}${path}`);
        expect(response.headers.get('content-type')).toBe('image/webp');
        const kept = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
        expect([kept.format, kept.exif, kept.orientation]).toEqual(['webp', undefined, undefined]);
        expect(Math.max(kept.width, kept.height)).toBeLessThanOrEqual(path === thumbnailUrl ? 480 : 1600);
      }
    }
  });

  it('are taken off a draft', async () => {
    const [, body] = await upload('photos', [photo]);
    const [first] = lotDeskSchema.parse(body).photos;
    const remove = (id: string | undefined) =>
      fetch(`${world.url}/api/bailiff/lots/${lot}/photos/${id}`, { method: 'DELETE', headers: { cookie: bailiff.cookie } });
    expect((await remove('x')).status).toBe(404);
    expect((await remove(first?.id)).status).toBe(200);
    expect((await remove(first?.id)).status).toBe(404);
    expect(await rowsOf('lot_photo')).toBe(0);
  });

  it('are put into another order with captions, all of them or none, and stand so on the public page', async () => {
    const [, body] = await upload('photos', [photo, photo, photo]);
    const [first, second, third] = lotDeskSchema.parse(body).photos.map(({ id }) => id);
    const arrange = (photos: object[]) =>
      world.app.inject({ method: 'PUT', url: `/api/bailiff/lots/${lot}/photos`, headers: { cookie: bailiff.cookie }, payload: { photos } });
    const order = [
      { id: third, caption: { ru: 'Салон', uz: 'Salon' } },
      { id: first, caption: null },
      { id: second, caption: null },
    ];
    const answer = await arrange(order);
    expect(answer.statusCode).toBe(200);
    expect(lotDeskSchema.parse(answer.json()).photos.map(({ id, caption }) => ({ id, caption }))).toEqual(order);
    const refused = [
      order.slice(1),
      [...order.slice(1), order[1]],
      [...order, order[0]],
      [{ ...order[0], caption: { ru: 'ж'.repeat(201) } }, order[1], order[2]],
    ];
    for (const photos of refused) expect((await arrange(photos as object[])).json()).toMatchObject({ status: 400, code: 'bad_request' });
    await world.db.sql(`update lot set state = 'published', published_at = now() where id = $1`, [lot]);
    const page = lotPageSchema.parse(await (await fetch(`${world.url}/api/lots/${lot}`)).json());
    expect(page.photos.map(({ id, caption }) => ({ id, caption }))).toEqual(order);
    expect((await arrange(order)).json()).toMatchObject({ status: 409, code: 'lot_not_draft' });
    const [entry] = await world.db.sql<{ leaf: string }>(`select leaf from log_entry where kind = 'photos_arranged' and lot_id = $1`, [
      lot,
    ]);
    expect(JSON.parse(entry?.leaf ?? '')).toMatchObject({ photos: [third, first, second] });
  });

  it.each([
    ['an SVG with script', () => [svg], 415, 'file_not_image'],
    ['a renamed executable', () => [executable], 415, 'file_not_image'],
    ['a GIF', () => [Buffer.from('GIF89a\x01\0\x01\0\0\0\0;', 'latin1')], 415, 'file_not_image'],
    ['an executable behind a JPEG mark', () => [Buffer.concat([Buffer.from('ffd8ff', 'hex'), executable])], 422, 'file_damaged'],
    ['a truncated JPEG', () => [photo.subarray(0, photo.length / 2)], 422, 'file_damaged'],
    ['an empty file', () => [Buffer.alloc(0)], 400, 'file_empty'],
    ['no file', () => [], 400, 'file_empty'],
    ['a good photo and a bad one', () => [photo, svg], 415, 'file_not_image'],
    ['eleven photos', () => Array.from({ length: 11 }, () => photo), 400, 'too_many_files'],
    ['50 MB', () => [Buffer.concat([photo, Buffer.alloc(50 * 1024 * 1024)])], 413, 'too_large'],
  ])('refuse %s, and keep nothing', async (_name, files, status, code) => {
    const before = await filesOf();
    const [answered, body] = await upload('photos', files());
    expect([answered, (body as { code: string }).code]).toEqual([status, code]);
    expect(await rowsOf('lot_photo')).toBe(0);
    expect(await filesOf()).toEqual(before);
  });

  it('refuse a picture of more than 40 megapixels, though its file is small', async () => {
    const bomb = await sharp({ create: { width: 8000, height: 6000, channels: 3, background: '#000' } })
      .png()
      .toBuffer();
    expect(await upload('photos', [bomb])).toMatchObject([413, { code: 'too_large' }]);
  });

  it('are at most 20 a lot', async () => {
    const small = await sharp(photo).resize(64).jpeg().toBuffer();
    const ten = Array.from({ length: 10 }, () => small);
    expect((await upload('photos', ten))[0]).toBe(200);
    expect((await upload('photos', ten))[0]).toBe(200);
    expect(await upload('photos', [small])).toMatchObject([400, { code: 'too_many_files' }]);
    expect(await rowsOf('lot_photo')).toBe(20);
  });

  it('are refused for a published lot, and what is no multipart', async () => {
    const published = await world.lot({ office, state: 'published' });
    expect(await upload('photos', [photo], 'a.jpg', published)).toMatchObject([409, { code: 'lot_not_draft' }]);
    const headers = { cookie: bailiff.cookie, 'content-type': 'application/json' };
    const json = await fetch(`${world.url}/api/bailiff/lots/${lot}/photos`, { method: 'POST', headers, body: '{}' });
    expect([json.status, await json.json()]).toMatchObject([415, { code: 'unsupported_media' }]);
  });
});

describe('documents', () => {
  it('are kept byte for byte under a plain name', async () => {
    const [status, body] = await upload('documents', [pdf], '../../etc/Baholash hisoboti.PDF');
    expect(status).toBe(200);
    const [document] = lotDeskSchema.parse(body).documents;
    expect(document).toMatchObject({ name: 'Baholash hisoboti.pdf', bytes: pdf.length });
    const response = await fetch(`${world.url}${document?.url}`);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);
  });

  it.each([
    ['a photo', () => photo, 415, 'file_not_pdf'],
    ['an executable', () => executable, 415, 'file_not_pdf'],
    ['a PDF without its end', () => Buffer.concat([pdf, Buffer.alloc(4096)]), 422, 'file_damaged'],
    ['an empty file', () => Buffer.alloc(0), 400, 'file_empty'],
  ])('refuse %s, and keep nothing', async (_name, file, status, code) => {
    const [answered, body] = await upload('documents', [pdf, file()], 'report.pdf');
    expect([answered, (body as { code: string }).code]).toEqual([status, code]);
    expect(await rowsOf('lot_document')).toBe(0);
  });
});
