export { lookAround, openProperty, type Property } from './open-property.js';
