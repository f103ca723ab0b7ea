import { useUrlFilters } from '#ui/index';

const NOWHERE = { perfil: '', copia: '', modelo: '', novo: false };
const DEFAULTS = { ...NOWHERE, busca: '', inativos: false, ordem: '', fim: false };

/** Where the person is on the page, kept in the address: the profile open, the copy or new one begun, the list. */
export function usePlace() {
  const [place, change] = useUrlFilters(DEFAULTS);
  return {
    place,
    filter: change,
    openProfile: (id: string) => change({ ...NOWHERE, perfil: id }),
    openNew: () => change({ ...NOWHERE, novo: true }),
    openTemplate: (id: string) => change({ ...NOWHERE, novo: true, modelo: id }),
    openCopy: (id: string) => change({ ...NOWHERE, copia: id }),
    close: () => change(NOWHERE),
  };
}
