/** The environment for PostgreSQL's programs: without what would change them or is none of their business. */
export function quietEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^(PG|PEC_|LC_|LANG|DATABASE_URL|npm_)/.test(name),
  );
  return Object.fromEntries(kept);
}
