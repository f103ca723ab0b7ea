import type { ReactNode } from 'react';
import { Button, Notice } from '#ui/index';

/** Warns that another base, or one restored from a copy, speaks for an installation; somebody must confirm it. */
export function ChangedBase({
  title,
  onConfirm,
  children,
}: {
  title: string;
  onConfirm: () => void;
  children: ReactNode;
}) {
  return (
    <Notice
      tone="warning"
      title={`${title}:`}
      action={
        <Button look="text" size="small" aria-label={`Confirmar ${title}`} onClick={onConfirm}>
          Confirmar
        </Button>
      }
    >
      {children}
    </Notice>
  );
}
