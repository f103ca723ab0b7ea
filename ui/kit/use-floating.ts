import {
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
} from 'react';
import { plainText } from './plain-text.ts';

const MARGIN = 8;
const ITEMS = '[role^="menuitem"]';

/** Under the anchor and within the window; above it when there is no room below. */
function place(box: HTMLElement, anchor: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = box;
  const below = window.innerHeight - anchor.bottom - MARGIN;
  const top = height <= below || below >= anchor.top ? anchor.bottom + 4 : anchor.top - 4 - height;
  const left = Math.min(anchor.right, window.innerWidth - MARGIN) - width;
  box.style.top = `${Math.max(MARGIN, Math.min(top, window.innerHeight - height - MARGIN))}px`;
  box.style.left = `${Math.max(MARGIN, left)}px`;
}

/** Where a key takes the focus among the items; undefined when it means nothing here. */
function target(items: HTMLElement[], key: string): HTMLElement | undefined {
  const now = items.indexOf(document.activeElement as HTMLElement);
  const last = items.length - 1;
  if (key === 'ArrowDown') return items[now >= last ? 0 : now + 1];
  if (key === 'ArrowUp') return items[now <= 0 ? last : now - 1];
  if (key === 'Home') return items[0];
  if (key === 'End') return items[last];
  if (key.length !== 1 || key === ' ') return undefined;
  const letter = plainText(key);
  const after = [...items.slice(now + 1), ...items.slice(0, now + 1)];
  return after.find((item) => plainText(item.textContent ?? '').startsWith(letter));
}

/** Place, focus and keys of a menu floating at its button. */
export function useFloating(anchor: HTMLElement, close: (giveBack: boolean) => void) {
  const box = useRef<HTMLDivElement>(null);
  const leave = useEffectEvent(close);
  useLayoutEffect(() => {
    if (!box.current) return;
    place(box.current, anchor.getBoundingClientRect());
    box.current.querySelector<HTMLElement>(ITEMS)?.focus({ preventScroll: true });
  }, [anchor]);
  useEffect(() => {
    const outside = (event: PointerEvent) => {
      const at = event.target as Node;
      if (!box.current?.contains(at) && !anchor.contains(at)) leave(false);
    };
    const moved = (event: Event) => {
      if (!(event.target instanceof Node) || !box.current?.contains(event.target)) leave(false);
    };
    document.addEventListener('pointerdown', outside);
    window.addEventListener('resize', moved);
    document.addEventListener('scroll', moved, true);
    return () => {
      document.removeEventListener('pointerdown', outside);
      window.removeEventListener('resize', moved);
      document.removeEventListener('scroll', moved, true);
    };
  }, [anchor]);
  return {
    ref: box,
    onKeyDown: (event: KeyboardEvent<HTMLDivElement>) => {
      event.stopPropagation();
      if (event.key === 'Escape' || event.key === 'Tab') {
        event.preventDefault();
        return close(true);
      }
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const items = [...event.currentTarget.querySelectorAll<HTMLElement>(ITEMS)];
      const next = target(items, event.key);
      if (!next) return;
      event.preventDefault();
      next.focus();
    },
    // A choice stays open to be seen; what acts closes the menu. The focus goes back before, so that a dialog
    // gives it to the button; the menu goes after, or the item would be gone before its own click ran.
    onClickCapture: (event: MouseEvent<HTMLDivElement>) => {
      if (acts(event)) anchor.focus();
    },
    onClick: (event: MouseEvent<HTMLDivElement>) => {
      if (acts(event)) close(false);
    },
  };
}

const acts = ({ target: at }: MouseEvent) =>
  at instanceof Element && at.closest('[role="menuitem"]:not([aria-disabled])') !== null;
