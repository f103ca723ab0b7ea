import { Page as Frame } from '#ui/index';
import { CnesHistory } from './cnes-history.tsx';
import { CnesImportCard } from './cnes-import-card.tsx';
import './network.css';

/** "Importação de CNES": the file, and what was imported before. */
export function Page() {
  return (
    <Frame title="Importação de CNES">
      <CnesImportCard />
      <CnesHistory />
    </Frame>
  );
}
