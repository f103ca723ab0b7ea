import { IconDatabaseImport } from '@tabler/icons-react';
import { ButtonLink, usePages } from '#ui/index';

/** "Importar CNES", there only for who may import. */
export function ImportLink({ look = 'outline' }: { look?: 'outline' | 'primary' | 'soft' }) {
  if (!usePages().some((page) => page.path === '/cnes')) return null;
  return (
    <ButtonLink to="/cnes" look={look} icon={IconDatabaseImport}>
      Importar CNES
    </ButtonLink>
  );
}
