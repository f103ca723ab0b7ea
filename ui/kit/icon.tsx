import type { ComponentType } from 'react';

/** An icon of @tabler/icons-react. */
export type IconType = ComponentType<{
  size?: number | string;
  stroke?: number | string;
  className?: string;
  'aria-hidden'?: boolean;
}>;

const SIZES = { small: 15, normal: 18, large: 22 } as const;

/** Draws an icon in its three sizes; always decoration, the words are beside it. */
export function Icon({ of: Drawing, size = 'normal' }: { of: IconType; size?: keyof typeof SIZES }) {
  return <Drawing size={SIZES[size]} stroke={1.75} className="icon" aria-hidden />;
}
