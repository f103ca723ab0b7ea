import { Page as Frame } from '#platform/ui/index';
import { ImportLink } from './import-link.tsx';
import { ProfessionalsList } from './professionals-list.tsx';
import './network.css';

/** "Profissionais": who enters the system, and how. */
export function Page() {
  return (
    <Frame title="Profissionais" actions={<ImportLink />}>
      <ProfessionalsList />
    </Frame>
  );
}
