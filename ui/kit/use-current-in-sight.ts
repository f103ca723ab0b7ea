import { useLayoutEffect, useRef } from 'react';

function centre(box: HTMLElement): void {
  const chosen = box.querySelector('[aria-current]');
  if (!chosen) return;
  const [outer, inner] = [box.getBoundingClientRect(), chosen.getBoundingClientRect()];
  box.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
}

/**
 * The ref of a strip that scrolls sideways: what is marked `aria-current` in it stands in the middle, as far as the
 * strip goes, when it opens, when `current` changes and when the strip does (a telephone that is turned). Only the strip moves, never the page, and at once: there is
 * no motion to reduce.
 */
export function useCurrentInSight(current: string) {
  const strip = useRef<HTMLElement>(null);
  // Before it is painted, so that nobody sees it at its beginning first.
  useLayoutEffect(() => {
    const box = strip.current;
    if (!box) return undefined;
    centre(box);
    const watch = new ResizeObserver(() => centre(box));
    watch.observe(box);
    return () => watch.disconnect();
  }, [current]);
  return strip;
}
