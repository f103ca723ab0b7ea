import { useLayoutEffect, useRef } from 'react';

/**
 * The ref of a strip that scrolls sideways: what is marked `aria-current` in it stands in the middle, as far as the
 * strip goes, when it opens and when `current` changes. Only the strip moves, never the page, and at once: there is
 * no motion to reduce.
 */
export function useCurrentInSight(current: string) {
  const strip = useRef<HTMLElement>(null);
  // Before it is painted, so that nobody sees it at its beginning first.
  useLayoutEffect(() => {
    const box = strip.current;
    const chosen = box?.querySelector('[aria-current]');
    if (!box || !chosen) return;
    const [outer, inner] = [box.getBoundingClientRect(), chosen.getBoundingClientRect()];
    box.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }, [current]);
  return strip;
}
