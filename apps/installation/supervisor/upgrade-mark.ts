import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { projectRoot } from '#platform/config/root';

/** `<dataDir>/run/upgrade.json`, while a program hands its base over to another. */
type UpgradeMark = { from: string };

/** Says that this program hands its base over: until the other works, it takes it back by itself. */
export const markUpgrade = (path: string): void =>
  writeFileSync(path, JSON.stringify({ from: projectRoot() } satisfies UpgradeMark), { mode: 0o600 });

/** Was an upgrade from this very program cut before the other one worked? */
export function isUpgradeCut(path: string): boolean {
  try {
    return (JSON.parse(readFileSync(path, 'utf8')) as Partial<UpgradeMark>).from === projectRoot();
  } catch {
    return false;
  }
}

/** A program works with the base: which one it is is settled. */
export const forgetUpgrade = (path: string): void => rmSync(path, { force: true });
