/**
 * Stands for `typebox` in the browser build. The web calls routes by method and path and takes their types;
 * the schemas are checked by the server only, and their library (tens of kB) would weigh on the login page.
 */
const nothing = (): Record<string, never> => ({});

export const Type: Record<string, typeof nothing> = new Proxy({}, { get: () => nothing });
