import { IconCircleCheck } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { Icon } from './icon.tsx';

type Toast = { id: number; text: string; action?: { label: string; run: () => void } };

const STAYS_MS = 6_000;
let toasts: readonly Toast[] = [];
let last = 0;
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

const drop = (id: number) => set(toasts.filter((toast) => toast.id !== id));

/** Confirms the person's own action, bottom left, for 6 s; with "Desfazer" when it can be undone. */
export function showToast(text: string, action?: Toast['action']): void {
  const id = ++last;
  set([...toasts, { id, text, ...(action ? { action } : {}) }]);
  setTimeout(() => drop(id), STAYS_MS);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Where toasts appear; once, in the frame. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <div key={toast.id} className="toast">
          <Icon of={IconCircleCheck} size="small" />
          {toast.text}
          {toast.action ? (
            <button
              type="button"
              className="link-button"
              onClick={() => {
                toast.action?.run();
                drop(toast.id);
              }}
            >
              {toast.action.label}
            </button>
          ) : null}
        </div>
      ))}
    </div>
  );
}
