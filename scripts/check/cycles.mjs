/**
 * Cycles of imports that stay in the compiled code: such files can be understood, tested and loaded only
 * together.
 * @param {ReadonlyMap<string, readonly string[]>} graph file → files it imports
 * @returns {string[][]} each cycle found, as the files along it, the first repeated at the end
 */
export function findCycles(graph) {
  const done = new Set();
  const path = [];
  const cycles = [];
  const visit = (file) => {
    const at = path.indexOf(file);
    if (at >= 0) return cycles.push([...path.slice(at), file]);
    if (done.has(file)) return 0;
    path.push(file);
    for (const next of graph.get(file) ?? []) visit(next);
    path.pop();
    return done.add(file);
  };
  for (const file of graph.keys()) visit(file);
  return cycles;
}
