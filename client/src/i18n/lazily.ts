import { type Component, defineAsyncComponent } from 'vue';
import { loadArea, type MessageArea } from '.';

/** A part of a page that comes with its area's texts when it is first shown: other pages load without them. */
export function lazily<T extends Component>(area: MessageArea, load: () => Promise<{ default: T }>) {
  return defineAsyncComponent(async () => {
    const [loaded] = await Promise.all([load(), loadArea(area)]);
    return loaded.default;
  });
}
