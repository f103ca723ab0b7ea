/**
 * Optional packages that belong to other systems and that the lockfile lacks. `npm ci` refuses a lockfile
 * without them, and `npm install` leaves them out when the registry it asked does not have them.
 * @param {Record<string, { optionalDependencies?: Record<string, string> }>} packages of package-lock.json
 * @returns {{ name: string, version: string, dev: boolean }[]} sorted by name
 */
export function missingOptional(packages) {
  const missing = new Map();
  for (const entry of Object.values(packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      const there = Object.keys(packages).some((path) => path.endsWith(`node_modules/${name}`));
      if (!there && /^\d/.test(version)) missing.set(name, { name, version, dev: Boolean(entry.dev) });
    }
  }
  return [...missing.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** The oldest Node that the program runs on: `engines` of package.json. */
const FLOOR = [20, 19];

/**
 * Packages that do not declare to run on the oldest Node that we do.
 * @param {Record<string, { version?: string, engines?: { node?: string } }>} packages of package-lock.json
 * @returns {string[]} name, version and what each asks for
 */
export function needNewerNode(packages) {
  return Object.entries(packages)
    .filter(([, { engines }]) => engines?.node !== undefined && !admitsFloor(engines.node))
    .map(
      ([path, { version, engines }]) =>
        `${path.split('node_modules/').at(-1)} ${version} (Node ${engines.node})`,
    );
}

/** Does a range of versions take the floor in? Ranges of `engines` name lower bounds, majors and alternatives. */
function admitsFloor(range) {
  return range.split('||').some((alternative) => {
    const [, sign = '', major, minor = '0'] =
      /^\s*([^\dv*]*)\s*v?(\d+|\*)(?:\.(\d+))?/.exec(alternative) ?? [];
    if (major === '*') return true;
    const [floorMajor, floorMinor] = FLOOR;
    const isMajorOf = Number(major) === floorMajor && Number(minor) <= floorMinor;
    return isMajorOf || (sign.trim() === '>=' && Number(major) < floorMajor);
  });
}

const SYSTEMS = ['android', 'darwin', 'freebsd', 'linux', 'openharmony', 'win32'];
const PROCESSORS = ['arm64', 'arm', 'ia32', 'ppc64', 'riscv64', 's390x', 'x64'];

/**
 * What the lockfile needs to say so that npm skips such a package on a system that is not its own. The
 * system is read from the name, as in `@oxlint/binding-linux-x64-musl`.
 * @throws Error when the name tells no system
 */
export function foreignEntry({ name, version, dev }) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.filter((system) => words.includes(system));
  const cpu = PROCESSORS.filter((processor) => words.includes(processor));
  if (os.length !== 1 || cpu.length !== 1) throw new Error(`${name} does not say its system`);
  const libc = os[0] === 'linux' ? { libc: [name.includes('musl') ? 'musl' : 'glibc'] } : {};
  return { version, cpu, ...(dev ? { dev } : {}), ...libc, optional: true, os };
}

/** A lockfile with an entry for each of them, in npm's order. */
export function completeLockfile(lockfile) {
  const added = missingOptional(lockfile.packages).map((one) => [
    `node_modules/${one.name}`,
    foreignEntry(one),
  ]);
  const packages = Object.entries({ ...lockfile.packages, ...Object.fromEntries(added) });
  packages.sort(([a], [b]) => a.localeCompare(b, 'en'));
  return { ...lockfile, packages: Object.fromEntries(packages) };
}
