/**
 * Who may import whom (docs/README.md: page → contract → route → use case → queries; packages and
 * platform know nothing of the modules). Paths are relative to the project, without extension.
 */

const isTest = (path) =>
  path.endsWith('.test') ||
  /^((tests|bench|platform\/testing|modules\/[^/]+\/test)\/|apps\/installation\/testing)/.test(path);
const isWeb = (path) => /^(apps\/web|ui|modules\/[^/]+\/web)(\/|$)/.test(path);
/** Code that runs on both sides: contracts, problem details, packages. */
const isShared = (path) =>
  /^(platform\/(contract|errors)\/|packages\/|platform\/[^/]+\/contract$|modules\/[^/]+\/contract(\/|$))/.test(
    path,
  );
const moduleOf = (path) => /^modules\/([^/]+)/.exec(path)?.[1];
const isIndexOf = (path) => /^modules\/[^/]+\/index$/.test(path);
const under =
  (...folders) =>
  (path) =>
    folders.some((folder) => path.startsWith(`${folder}/`));

/**
 * @typedef {{ from: string, to: string | undefined, specifier: string, typeOnly: boolean }} Import
 * @type {readonly { why: string, broken: (one: Import) => boolean }[]}
 */
const RULES = [
  {
    why: 'packages know nothing of the program',
    broken: ({ from, to }) => under('packages')(from) && to !== undefined && !under('packages')(to),
  },
  {
    why: 'a package is reached by its name, not by the path of its files',
    broken: ({ from, to, specifier }) =>
      specifier.startsWith('.') &&
      /^packages\/[^/]+/.exec(to ?? '')?.[0] !== /^packages\/[^/]+/.exec(from)?.[0],
  },
  {
    why: 'platform never imports modules or apps; its tests may put the whole program together',
    broken: ({ from, to = '' }) =>
      under('platform')(from) && (under('modules', 'simulators')(to) || (under('apps')(to) && !isTest(from))),
  },
  {
    why: 'the kit of screens never imports modules',
    broken: ({ from, to }) => under('ui')(from) && !isTest(from) && under('modules')(to ?? ''),
  },
  {
    why: 'calls of the browser (ui/client) know no parts of screens; parts (ui/kit) know no shell',
    broken: ({ from, to = '' }) =>
      !isTest(from) &&
      ((under('ui/client')(from) && under('ui/kit', 'ui/shell', 'ui/gallery')(to)) ||
        (under('ui/kit')(from) && under('ui/shell', 'ui/gallery')(to))),
  },
  {
    why: 'nobody imports apps',
    broken: ({ from, to }) => !isTest(from) && to !== undefined && under('apps')(to) && !sameApp(from, to),
  },
  {
    why: 'only tests and benchmarks import simulators',
    broken: ({ from, to }) =>
      !isTest(from) && to !== undefined && under('simulators')(to) && !under('simulators')(from),
  },
  {
    why: 'simulators speak protocols: of a module they take only its protocol files',
    broken: ({ from, to }) =>
      under('simulators')(from) &&
      !isTest(from) &&
      moduleOf(to ?? '') !== undefined &&
      !/\/protocol(\/|$)/.test(to),
  },
  {
    why: 'a module is reached only through its index and its contract; by screens also through web/index, light and parts',
    broken: ({ from, to }) => {
      const module = moduleOf(to ?? '');
      if (module === undefined || moduleOf(from) === module || isTest(from) || under('simulators')(from))
        return false;
      if (isIndexOf(to) || /^modules\/[^/]+\/contract(\/|$)/.test(to)) return false;
      return !(isWeb(from) && /^modules\/[^/]+\/web\/(index|light|parts)$/.test(to));
    },
  },
  {
    why: 'server code never imports web code',
    broken: ({ from, to }) => !isWeb(from) && !isTest(from) && to !== undefined && isWeb(to),
  },
  {
    why: 'web code takes only types from server code',
    broken: ({ from, to, typeOnly }) =>
      isWeb(from) && !isTest(from) && !typeOnly && to !== undefined && !isWeb(to) && !isShared(to),
  },
  {
    why: 'in the browser TypeBox is a stub without schemas: pages do not import it, nor contracts more of it than Type',
    broken: ({ from, specifier, typeOnly }) =>
      !typeOnly &&
      !isTest(from) &&
      ((isWeb(from) && /^typebox(\/|$)/.test(specifier)) ||
        (isShared(from) && !under('packages')(from) && specifier.startsWith('typebox/'))),
  },
  {
    why: 'what runs in the browser does not import Node',
    broken: ({ from, specifier, typeOnly }) =>
      (isWeb(from) || (isShared(from) && !under('packages')(from))) &&
      !isTest(from) &&
      !from.endsWith('vite.config') &&
      !typeOnly &&
      specifier.startsWith('node:'),
  },
  {
    why: 'what runs on both sides takes only types from server code',
    broken: ({ from, to, typeOnly }) =>
      isShared(from) &&
      !under('packages')(from) &&
      !isTest(from) &&
      !typeOnly &&
      to !== undefined &&
      !isShared(to),
  },
];

const sameApp = (from, to) => from.split('/').slice(0, 2).join('/') === to.split('/').slice(0, 2).join('/');

/**
 * @param {Import} one `from` may have its extension
 * @returns {string[]} the rules it breaks
 */
export function brokenRules(one) {
  const plain = { ...one, from: one.from.replace(/\.tsx?$/, '') };
  return RULES.filter(({ broken }) => broken(plain)).map(({ why }) => why);
}
