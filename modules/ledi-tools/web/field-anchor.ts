/** Id on the page of the field with this path. */
export const fieldAnchor = (path: string): string => `campo-${path}`;
