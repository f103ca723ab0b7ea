import { searchKey } from '@pec-aberto/brazil';
import type { AccessInfo } from '#ui/light';

/** Lines of an access as the list shows it. */
export function accessLines(access: AccessInfo): { title: string; place: string; ids: string; role: string } {
  const { unit, team, cbo, municipality } = access;
  const city = municipality ? `${municipality.name} – ${municipality.uf}` : 'Todos os municípios';
  if (!unit) return { title: access.title, place: city, ids: '', role: '' };
  const ids = [team ? `INE ${team.ine}` : 'sem equipe', `CNES ${unit.cnes}`].join(' · ');
  return {
    title: unit.name,
    place: team?.name ?? city,
    ids,
    role: cbo ? `${cbo.name} – ${cbo.code}` : access.profiles.join(', '),
  };
}

/** Accesses whose unit, team, occupation or municipality holds the typed words. */
export function filterAccesses(accesses: readonly AccessInfo[], typed: string): AccessInfo[] {
  const sought = searchKey(typed);
  if (!sought) return [...accesses];
  return accesses.filter((access) => {
    const { title, place, ids, role } = accessLines(access);
    return searchKey(`${title} ${place} ${ids} ${role} ${access.municipality?.name ?? ''}`).includes(sought);
  });
}

/** The one used last, if any was. */
export function lastUsed(accesses: readonly AccessInfo[]): AccessInfo | undefined {
  return accesses
    .filter((access) => access.lastUsedAt !== null)
    .sort((a, b) => String(b.lastUsedAt).localeCompare(String(a.lastUsedAt)))[0];
}
