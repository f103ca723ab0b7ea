import type { KeyboardEvent } from 'react';

/** Enter alone, and not the one that ends the composing of a letter. */
export const isPlainEnter = ({
  key,
  shiftKey,
  ctrlKey,
  altKey,
  metaKey,
  nativeEvent,
}: KeyboardEvent): boolean =>
  key === 'Enter' && !shiftKey && !ctrlKey && !altKey && !metaKey && !nativeEvent.isComposing;
