import { findCycles } from './cycles.mjs';

/** Where in a module's server a file stands: in a folder of it, or beside the folders, where each file is by itself. */
function placeOf(path) {
  const [, module, name, inside] = /^modules\/([^/]+)\/server\/([^/]+)(\/.)?/.exec(path) ?? [];
  return module && { module, place: inside ? `${name}/` : name.replace(/\.tsx?$/, '') };
}
const isTest = (path) => /\.test\.tsx?$/.test(path);

/**
 * Inside `modules/<module>/server` folders depend one way: what stands on another is not stood on by it, not even
 * through a file beside the folders. Types count too, for who reads the one must read the other.
 * @param {readonly { from: string, to: string | undefined }[]} imports
 * @returns {string[]} each circle of folders, with an import for each step of it
 */
export function foldersBothWays(imports) {
  const modules = new Map();
  for (const { from, to } of imports) {
    const [here, there] = [placeOf(from), placeOf(to ?? '')];
    if (!here || here.module !== there?.module || here.place === there.place || isTest(from)) continue;
    const places = modules.get(here.module) ?? new Map();
    modules.set(here.module, places);
    const next = places.get(here.place) ?? new Map();
    places.set(here.place, next);
    if (!next.has(there.place)) next.set(there.place, `${from} → ${to}`);
  }
  return [...modules].flatMap(([module, places]) =>
    findCycles(new Map([...places].map(([place, next]) => [place, [...next.keys()]]))).map((circle) => {
      const steps = circle.slice(1).map((place, step) => places.get(circle[step]).get(place));
      return `folders of ${module} depend on each other: ${circle.join(' → ')} (${steps.join('; ')})`;
    }),
  );
}
