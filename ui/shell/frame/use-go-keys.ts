import { useNavigate } from '@tanstack/react-router';
import { useShortcuts } from '../../kit/keys/use-shortcuts.ts';
import { usePages } from '../open-pages.tsx';

/** `G` then a letter goes to a page of the menu: the letters that the pages declare. */
export function useGoKeys(): void {
  const navigate = useNavigate();
  const pages = usePages();
  useShortcuts(
    pages.flatMap(({ path, menu }) =>
      menu?.go
        ? [
            {
              keys: `G ${menu.go}`,
              label: `Ir para ${menu.label}`,
              group: 'Em todo o sistema' as const,
              run: () => void navigate({ to: path }),
            },
          ]
        : [],
    ),
  );
}
