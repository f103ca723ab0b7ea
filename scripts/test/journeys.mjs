import { readFileSync } from 'node:fs';
import { importsOf, resolveImport } from '../check/imports.mjs';
import { projectFiles } from '../lib/files.mjs';
import { inRoot } from '../lib/root.mjs';

/** A part of the house with walls of its own; who uses it is seen in the imports. The manual is read as pages. */
const ROOM = /^(?:modules|packages)\/[^/]+|^docs\/pt-BR/;
const JOURNEY = /^tests\/[^/]+\.test\.ts$|^(?:platform|apps)\/.*\.process\.test\.ts$/;
/** Changes of these reach no journey: words for people, other tests, measures, tools that no journey runs. */
const OUT_OF_REACH =
  /\.test\.tsx?$|^(?!docs\/pt-BR\/).*\.md$|^docs\/(?!pt-BR\/)|^bench\/|^scripts\/(?!lib\/)|^modules\/[^/]+\/test\/|^LICENSE|^\.ci\//;
/** They walk every page, or the whole way of an installation. */
const WALKS = ['tests/page-states.test.ts', 'tests/journey-browser.test.ts', 'tests/journey-cli.test.ts'];

/**
 * The journeys that a change can reach, coarsely: those changed themselves; for a module or package, the walks and
 * those that name it, its pages or what imports it; for what all stand on (platform, ui, apps), every one.
 * @param {readonly string[]} changed
 * @param {readonly { path: string, text: string }[]} sources of the project
 * @returns {{ reached: string[], left: string[] }}
 */
export function journeysReached(changed, sources) {
  const journeys = sources.filter(({ path }) => JOURNEY.test(path));
  const live = changed.filter((path) => !OUT_OF_REACH.test(path));
  const rooms = importersOf(new Set(live.map(roomOf).filter(Boolean)), sources);
  const words = [...rooms].flatMap((room) => wordsOf(room, sources));
  const isReached = ({ path, text }) =>
    changed.includes(path) ||
    live.some((one) => !roomOf(one)) ||
    (live.length > 0 && WALKS.includes(path)) ||
    words.some((word) => text.includes(word));
  return {
    reached: journeys.filter(isReached).map(({ path }) => path),
    left: journeys.filter((journey) => !isReached(journey)).map(({ path }) => path),
  };
}

const roomOf = (path) => ROOM.exec(path)?.[0];

/** These rooms and all that import them, directly or not. */
function importersOf(rooms, sources) {
  const uses = sources
    .filter(({ path }) => roomOf(path) && !OUT_OF_REACH.test(path))
    .flatMap(({ path, text }) =>
      importsOf(text).map(({ specifier }) => [roomOf(path), roomOf(resolveImport(path, specifier) ?? '')]),
    );
  for (const room of rooms) {
    for (const [from, to] of uses) if (to === room) rooms.add(from);
  }
  return rooms;
}

/** How a journey names a room: its folder, its command, the first part of its pages' addresses. */
function wordsOf(room, sources) {
  const name = room.split('/')[1];
  const pages = sources
    .filter(({ path }) => path.startsWith(`${room}/web/`))
    .flatMap(({ text }) => [...text.matchAll(/\bpath: '(\/[a-z-]+)/g)].map(([, path]) => path));
  const folder = room.startsWith('packages/') ? `@pec-aberto/${name}` : `modules/${name}/`;
  return [folder, `'${name}'`, `/${name}`, ...pages];
}

/** Every source of the project, read. */
export const readSources = async () =>
  (await projectFiles())
    .filter((path) => /\.(ts|tsx)$/.test(path))
    .map((path) => ({ path, text: readFileSync(inRoot(path), 'utf8') }));
