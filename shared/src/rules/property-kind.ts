import type { Category } from '../lots/index.js';
import type { PropertyKind } from './figure.js';

const kinds: Record<Category, PropertyKind> = {
  vehicle: 'movable',
  flat: 'immovable',
  house: 'immovable',
  land: 'immovable',
  commercial: 'immovable',
  equipment: 'movable',
  livestock: 'perishable',
  jewellery: 'movable',
  other: 'movable',
};

/** The kind of property, as the terms of a profile tell them apart, that a lot of this category is. */
export const kindOf = (category: Category): PropertyKind => kinds[category];
