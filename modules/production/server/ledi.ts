/** The library and its layout are loaded when a first ficha is read: little else needs them. */
async function load() {
  const [ledi, node] = await Promise.all([import('@pec-aberto/ledi'), import('@pec-aberto/ledi/node')]);
  const layout = await node.loadLayout();
  return { ...ledi, ...node, layout, validator: new ledi.Validator(layout) };
}
export type Ledi = Awaited<ReturnType<typeof load>>;
let loaded: Promise<Ledi> | undefined;

/** The LEDI library with the newest layout of the program and its validator. */
export const loadLedi = (): Promise<Ledi> => (loaded ??= load());
