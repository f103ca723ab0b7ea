/** PostgreSQL cuts longer names without a word. */
const LONGEST = 63;
const STAMP = /^\d{14}$/;
const MARKS = { scratch: '_nova_', before: '_antes_' } as const;

/** `scratch`: being made; `before`: was the installation's until another took its name. */
export type BaseKind = keyof typeof MARKS;

/** Name of a base beside that of the installation, by its kind and moment. */
export function baseName(base: string, kind: BaseKind, at: Date): string {
  const tail = `${MARKS[kind]}${at.toISOString().replaceAll(/\D/g, '').slice(0, 14)}`;
  return base.slice(0, LONGEST - tail.length) + tail;
}

/** When a base of this kind got its name; undefined for one that is none of this installation's. */
export function momentOf(base: string, kind: BaseKind, name: string): Date | undefined {
  const stamp = name.slice(-14);
  if (!STAMP.test(stamp)) return undefined;
  const [date, time] = [stamp.slice(0, 8), stamp.slice(8)];
  const iso = `${date.replace(/(....)(..)(..)/, '$1-$2-$3')}T${time.replace(/(..)(..)(..)/, '$1:$2:$3')}Z`;
  const at = new Date(iso);
  return !Number.isNaN(at.getTime()) && baseName(base, kind, at) === name ? at : undefined;
}
