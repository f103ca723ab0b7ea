import { useUrlFilters } from '#ui/index';

const DEFAULTS = { perfil: '', copia: '', novo: false, busca: '', inativos: false, ordem: '', fim: false };

/** Where the person is on the page, kept in the address: the profile open, the copy or new one begun, the list. */
export function usePlace() {
  const [place, change] = useUrlFilters(DEFAULTS);
  return {
    place,
    filter: change,
    openProfile: (id: string) => change({ perfil: id, copia: '', novo: false }),
    openNew: () => change({ perfil: '', copia: '', novo: true }),
    openCopy: (id: string) => change({ perfil: '', copia: id, novo: false }),
    close: () => change({ perfil: '', copia: '', novo: false }),
  };
}
