import { useEffect, useState } from 'react';

const FOCUSABLE = 'a[href],button,input,select,textarea,[tabindex="0"]';

/**
 * Properties of what scrolls: when it holds nothing to focus it takes the focus itself, or the keyboard could
 * not scroll it (WCAG 2.1.1; browsers do so by themselves only since 2024).
 */
export function useScrollable() {
  const [box, setBox] = useState<HTMLElement | null>(null);
  const [bare, setBare] = useState(false);
  useEffect(() => {
    if (!box) return undefined;
    const look = () => {
      setBare(box.scrollHeight > box.clientHeight && !box.querySelector(FOCUSABLE));
    };
    const sizes = new ResizeObserver(look);
    const content = new MutationObserver(look);
    sizes.observe(box);
    content.observe(box, { childList: true, subtree: true });
    return () => {
      sizes.disconnect();
      content.disconnect();
    };
  }, [box]);
  return { ref: setBox, tabIndex: bare ? 0 : undefined };
}
