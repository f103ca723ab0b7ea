export type StatusShape = 'done' | 'attention' | 'failed' | 'running' | 'none';

/** A state by shape, colour and word: never by colour alone. */
export function StatusMark({ shape, children }: { shape: StatusShape; children: string }) {
  return <span className={`status ${shape}`}>{children}</span>;
}
