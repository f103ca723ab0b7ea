/** The mark: an open ring (the record that stays open) around a cross. */
export function Mark({ size, className }: { size: number; className?: string }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="none" aria-hidden className={className}>
      <path
        d="M27.2 9.4A13 13 0 1 0 29 16"
        stroke="var(--brand-ring)"
        strokeWidth="3.4"
        strokeLinecap="round"
      />
      <path d="M16 10.5v11M10.5 16h11" stroke="currentColor" strokeWidth="3.6" strokeLinecap="round" />
    </svg>
  );
}

export function Logo({ size = 26 }: { size?: number }) {
  return (
    <span className="logo">
      <Mark size={size} />
      <span className="logo-name">PEC Aberto</span>
    </span>
  );
}
