import type { Language } from '@ochiq/shared/language';
import type { PhotoOrder } from '@ochiq/shared/lots';

/** A list with one of its members at another place; the rest keep their order. */
export function moved<One>(list: readonly One[], from: number, to: number): One[] {
  const rest = list.filter((_, index) => index !== from);
  return [...rest.slice(0, to), ...list.slice(from, from + 1), ...rest.slice(to)];
}

/** The photos with a caption of one of them in one language; an empty text takes it away. */
export function captioned(photos: PhotoOrder['photos'], id: string, language: Language, typed: string): PhotoOrder['photos'] {
  return photos.map((photo) => {
    if (photo.id !== id) return photo;
    const { [language]: _before, ...others } = photo.caption ?? {};
    const caption = typed.trim() === '' ? others : { ...others, [language]: typed.trim() };
    return { id, caption: Object.keys(caption).length === 0 ? null : caption };
  });
}
