import { IconFileDownload } from '@tabler/icons-react';
import { callUrl } from '#ui/client/api';
import { ButtonAnchor } from '#ui/index';
import { unificationSupport } from '../../contract.ts';
import type { Process } from '../../contract/process.ts';

/** A file for whoever helps from elsewhere, where something went wrong. */
export function SupportLink({ process: { id } }: { process: Pick<Process, 'id'> }) {
  return (
    <span className="row">
      <ButtonAnchor
        size="small"
        icon={IconFileDownload}
        href={callUrl(unificationSupport.path, { params: { id } })}
        download
      >
        Pacote para o suporte
      </ButtonAnchor>
      <span className="caption text-3">sem dados de pessoas</span>
    </span>
  );
}
