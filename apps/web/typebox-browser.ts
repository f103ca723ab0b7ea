/**
 * Stands for `typebox` in the browser build. The web calls routes by method and path and takes their types;
 * the schemas are checked by the server only, so their library (tens of kB) has no business on the login page.
 */
const nothing = (): Record<string, never> => ({});

export const Type: Record<string, typeof nothing> = new Proxy({}, { get: () => nothing });
