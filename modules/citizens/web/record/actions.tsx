import {
  IconArchive,
  IconArchiveOff,
  IconDownload,
  IconFileTextShield,
  IconHeartOff,
  IconPrinter,
  IconTrash,
} from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { callUrl } from '#ui/client/api';
import { type RowAction, RowMenu } from '#ui/index';
import { exportCitizenContract } from '../../contract/exchange.ts';
import type { CitizenView } from '../form/values.ts';
import { DeathOf } from './death-dialog.tsx';
import { shownName } from './head.tsx';
import { useRights } from './rights.ts';
import { InactivateDialog, ReactivateDialog, RemoveDialog } from './status-dialogs.tsx';

const DIALOGS = {
  death: DeathOf,
  inactivate: InactivateDialog,
  reactivate: ReactivateDialog,
  remove: RemoveDialog,
};

/** The server names the file; the trail says who took it. */
function download(id: string, format: 'fhir' | 'csv'): void {
  window.location.assign(callUrl(exportCitizenContract.path, { params: { id }, query: { format } }));
}

/** The ⋮ of a record: what may be done with it beside updating it, as far as the access goes. */
export function useCitizenActions(citizen: CitizenView): { menu: ReactNode; dialogs: ReactNode } {
  const { id, status, deceased } = citizen;
  const { edit, remove, inactivate, lgpd } = useRights();
  const navigate = useNavigate();
  const [open, setOpen] = useState<keyof typeof DIALOGS | null>(null);
  const active = status === 'active';
  const all: (RowAction | false)[] = [
    { label: 'Imprimir cadastro', icon: IconPrinter, run: () => window.print() },
    lgpd && {
      label: 'Relatório do titular (LGPD)',
      icon: IconFileTextShield,
      run: () => void navigate({ to: '/cidadao/$id/relatorio-do-titular', params: { id } }),
    },
    lgpd && {
      label: 'Exportar cadastro (FHIR)',
      icon: IconDownload,
      run: () => download(id, 'fhir'),
    },
    lgpd && { label: 'Exportar cadastro (CSV)', icon: IconDownload, run: () => download(id, 'csv') },
    edit && {
      label: deceased ? 'Desfazer óbito' : 'Registrar óbito',
      icon: IconHeartOff,
      run: () => setOpen('death'),
    },
    inactivate &&
      active && { label: 'Inativar cadastro', icon: IconArchive, run: () => setOpen('inactivate') },
    inactivate &&
      !active && { label: 'Reativar cadastro', icon: IconArchiveOff, run: () => setOpen('reactivate') },
    remove && { label: 'Excluir cadastro', icon: IconTrash, danger: true, run: () => setOpen('remove') },
  ];
  const actions = all.filter((action) => action !== false);
  const Dialog = open ? DIALOGS[open] : null;
  return {
    menu: <RowMenu of={shownName(citizen)} actions={actions} />,
    dialogs: Dialog ? <Dialog citizen={citizen} onClose={() => setOpen(null)} /> : null,
  };
}
