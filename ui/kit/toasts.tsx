import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useSyncExternalStore } from 'react';
import { Icon } from './icon.tsx';
import { problemSentence } from '../client/problem.ts';

type Toast = { id: number; text: string; failed?: boolean; action?: { label: string; run: () => void } };

const STAYS_MS = 6_000;
/** Undoing needs the time to read and to decide. */
const UNDO_MS = 10_000;
const MOST = 3;
let toasts: readonly Toast[] = [];
let last = 0;
const timers = new Map<number, ReturnType<typeof setTimeout>>();
const listeners = new Set<() => void>();

function set(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

function drop(id: number): void {
  release(id);
  set(toasts.filter((toast) => toast.id !== id));
}
const release = (id: number) => clearTimeout(timers.get(id));
const stay = ({ id, action }: Toast) => {
  release(id);
  timers.set(
    id,
    setTimeout(() => drop(id), action ? UNDO_MS : STAYS_MS),
  );
};

function add(toast: Omit<Toast, 'id'>): void {
  const shown = { id: ++last, ...toast };
  set([...toasts, shown].slice(-MOST));
  stay(shown);
}

/** Confirms the person's own action, bottom left, for 6 s; 10 s with an action ("Desfazer"). */
export function showToast(text: string, action?: Toast['action']): void {
  add({ text, ...(action ? { action } : {}) });
}

/** Says what was done and offers to undo it; a refusal to undo is said too. */
export function showUndo(text: string, undo: () => Promise<unknown>): void {
  const run = () =>
    void undo().catch((error: unknown) => add({ text: problemSentence(error), failed: true }));
  add({ text, action: { label: 'Desfazer', run } });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function ToastBox({ toast }: { toast: Toast }) {
  const { id, text, failed, action } = toast;
  return (
    <div
      className="toast"
      // Who reads it or stands on its button has all the time (WCAG 2.2.1).
      onPointerEnter={() => release(id)}
      onPointerLeave={() => stay(toast)}
      onFocus={() => release(id)}
      onBlur={() => stay(toast)}
    >
      <Icon of={failed ? IconAlertTriangle : IconCircleCheck} size="small" />
      <span>{text}</span>
      {action ? (
        <button
          type="button"
          className="link-button"
          onClick={() => {
            action.run();
            drop(id);
          }}
        >
          {action.label}
        </button>
      ) : null}
    </div>
  );
}

/** Where toasts appear; once, in the frame. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((toast) => (
        <ToastBox key={toast.id} toast={toast} />
      ))}
    </div>
  );
}
