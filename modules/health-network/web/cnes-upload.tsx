import { UploadBox, uploadApi } from '#ui/index';
import { CNES_UPLOAD_BYTES, startCnesImport } from '../contract.ts';

/**
 * Chooses the file and sends it to be previewed. `municipality` is null when the installer has not chosen
 * one yet: `onMissing` then says so. `onBusy` receives the refusal because another import is under way.
 */
export function CnesUpload({
  municipality,
  onMissing,
  onStarted,
  onBusy,
}: {
  /** IBGE code; undefined when the access implies it. */
  municipality: string | null | undefined;
  onMissing: () => void;
  onStarted: (importId: string) => void;
  onBusy: (sentence: string) => void;
}) {
  const isChosen = () => {
    if (municipality === null) onMissing();
    return municipality !== null;
  };
  return (
    <UploadBox
      label="Clique para importar ou arraste o arquivo"
      hint="XML do CNES nas versões 3.1, 3.0 ou 2.1, do jeito que foi baixado"
      extensions={['.zip', '.xml']}
      maxBytes={CNES_UPLOAD_BYTES}
      ready={isChosen}
      send={async (file, options) => {
        const fields = { mode: 'preview', ...(municipality ? { municipality } : {}) };
        onStarted((await uploadApi(startCnesImport, { fields }, file, options)).importId);
      }}
      onBusy={onBusy}
    >
      <p className="caption text-3">
        Onde obter: no e-Gestor, em “XML-ESUS-APS”, ou em{' '}
        <a href="https://cnes2.datasus.gov.br" target="_blank" rel="noreferrer">
          cnes2.datasus.gov.br
        </a>
        , em “Serviços”, “Gestores”, “Recebimento Arquivos (Download)”. O arquivo se chama XMLPARAESUS, com o
        código IBGE do município.
      </p>
    </UploadBox>
  );
}
