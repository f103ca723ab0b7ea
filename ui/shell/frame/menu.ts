import type { PageDefinition } from '../pages.ts';
import { plainText } from '../../kit/plain-text.ts';

export type MenuEntry = { path: string; label: string; icon: NonNullable<PageDefinition['menu']>['icon'] };
/** Entries in order; those of a group stay together where its first one stands. */
export type MenuSection = { group: string | null; entries: MenuEntry[] };

/** The pages of an access as the side menu shows them. */
export function menuSections(pages: readonly PageDefinition[]): MenuSection[] {
  const sections: MenuSection[] = [];
  const listed = pages.flatMap(({ path, menu }) => (menu ? [{ path, menu }] : []));
  listed.sort((a, b) => a.menu.order - b.menu.order);
  for (const { path, menu } of listed) {
    const group = menu.group ?? null;
    const same = group === null ? undefined : sections.find((section) => section.group === group);
    const entry = { path, label: menu.label, icon: menu.icon };
    if (same) same.entries.push(entry);
    else sections.push({ group, entries: [entry] });
  }
  return sections;
}

/** Entries whose label holds the typed text, accents ignored. */
export function filterSections(sections: readonly MenuSection[], typed: string): MenuSection[] {
  const sought = plainText(typed.trim());
  if (!sought) return [...sections];
  return sections
    .map((section) => ({
      ...section,
      entries: section.entries.filter((entry) => plainText(entry.label).includes(sought)),
    }))
    .filter((section) => section.entries.length > 0);
}
