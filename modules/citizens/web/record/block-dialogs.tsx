import { useState } from 'react';
import { ApiProblem, Notice, useAction } from '#ui/index';
import { documentKinds, labelOf } from '../../contract/codes.ts';
import type { DocumentInUse } from '../../contract/conflicts.ts';
import {
  addDocumentContract,
  removeDocumentContract,
  setFamilyContract,
  setSharingContract,
  setTeamContract,
} from '../../contract/person.ts';
import { documentNumber } from '../describe.ts';
import { DocumentFields } from '../form/document-fields.tsx';
import { EMPTY_DOCUMENT } from '../form/documents-to-add.tsx';
import { FamilyFields } from '../form/family-fields.tsx';
import { TeamFields } from '../form/team-fields.tsx';
import {
  type CitizenView,
  documentInputOf,
  type DocumentValues,
  familyInputOf,
  familyValuesOf,
  teamInputOf,
  teamValuesOf,
} from '../form/values.ts';
import { PersonIdentification } from '../person-identification.tsx';
import { ActDialog, underBlock } from './act-dialog.tsx';
import { ReasonField } from './reason-field.tsx';

type Props = { citizen: CitizenView; onClose: () => void };

/** "Vincular equipe". */
export function TeamDialog({ citizen, onClose }: Props) {
  const { mutateAsync } = useAction(setTeamContract);
  const { id, version } = citizen;
  return (
    <ActDialog
      title="Equipe responsável"
      confirm="Salvar vínculo"
      width={620}
      defaults={{ team: teamValuesOf(citizen) }}
      done="Equipe salva."
      act={({ team }) =>
        mutateAsync({ params: { id }, body: { ...teamInputOf(team), version } }).catch((error: unknown) => {
          throw underBlock('team', error);
        })
      }
      onClose={onClose}
    >
      <div className="citizen-block">
        <div className="citizen-fields">
          <TeamFields kept={citizen.team} />
        </div>
      </div>
    </ActDialog>
  );
}

export function FamilyDialog({ citizen, onClose }: Props) {
  const { mutateAsync } = useAction(setFamilyContract);
  const { id, version } = citizen;
  return (
    <ActDialog
      title="Família"
      confirm="Salvar família"
      width={760}
      defaults={{ family: familyValuesOf(citizen) }}
      done="Família salva."
      act={({ family }) =>
        mutateAsync({ params: { id }, body: { ...familyInputOf(family), version } }).catch(
          (error: unknown) => {
            throw underBlock('family', error);
          },
        )
      }
      onClose={onClose}
    >
      <div className="citizen-block">
        <div className="citizen-fields">
          <FamilyFields />
        </div>
      </div>
    </ActDialog>
  );
}

export function SharingDialog({ citizen: { id, version, sharingRefused }, onClose }: Props) {
  const { mutateAsync } = useAction(setSharingContract);
  const refused = !sharingRefused;
  return (
    <ActDialog
      title={refused ? 'Desativar o compartilhamento do prontuário?' : 'Voltar a compartilhar o prontuário?'}
      confirm={refused ? 'Desativar compartilhamento' : 'Voltar a compartilhar'}
      defaults={{}}
      done={refused ? 'Compartilhamento desativado.' : 'Compartilhamento permitido.'}
      act={() => mutateAsync({ params: { id }, body: { refused, version } })}
      onClose={onClose}
    >
      <p className="text-2">
        {refused
          ? 'A pedido do cidadão: outras unidades deixam de ver o prontuário e, do cadastro, veem só quem é a pessoa.'
          : 'As unidades da instalação voltam a ver o prontuário deste cidadão.'}
      </p>
    </ActDialog>
  );
}

type NewDocument = DocumentValues & { reason: string };

export function AddDocumentDialog({ citizen: { id, version }, onClose }: Props) {
  const { mutateAsync } = useAction(addDocumentContract);
  const [holders, setHolders] = useState<DocumentInUse['holders'] | null>(null);
  async function add({ reason, ...typed }: NewDocument): Promise<void> {
    const shared = holders ? { acceptSharedDocument: { reason: reason.trim() } } : {};
    try {
      await mutateAsync({ params: { id }, body: { ...documentInputOf(typed), ...shared, version } });
    } catch (error) {
      const inUse = error instanceof ApiProblem && error.code === 'document-in-use';
      if (inUse) setHolders((error.data as DocumentInUse).holders);
      throw error;
    }
  }
  return (
    <ActDialog
      title="Adicionar documento"
      confirm={holders ? 'Salvar para revisão' : 'Adicionar documento'}
      width={620}
      defaults={{ ...EMPTY_DOCUMENT, reason: '' }}
      done="Documento adicionado."
      act={add}
      onClose={onClose}
    >
      <div className="citizen-block">
        <div className="citizen-fields">
          <DocumentFields />
        </div>
      </div>
      {holders ? (
        <>
          <Notice tone="warning" title="Já é de:">
            {holders.map(({ field, citizen }) => (
              <PersonIdentification key={`${field} ${citizen.id}`} person={citizen} />
            ))}
          </Notice>
          <ReasonField label="Por que o mesmo número está em duas pessoas?" />
        </>
      ) : null}
    </ActDialog>
  );
}

export function RemoveDocumentDialog({
  citizenId,
  document,
  onClose,
}: {
  citizenId: string;
  document: CitizenView['documents'][number];
  onClose: () => void;
}) {
  const { mutateAsync } = useAction(removeDocumentContract);
  const name = `${labelOf(documentKinds, document.kind) ?? ''} ${documentNumber(document.kind, document.number)}`;
  return (
    <ActDialog
      title={`Retirar ${name}?`}
      confirm="Retirar documento"
      danger
      defaults={{}}
      done="Documento retirado."
      act={() => mutateAsync({ params: { id: citizenId, documentId: document.id } })}
      onClose={onClose}
    >
      <p className="text-2">O número fica no histórico, e a busca por ele ainda encontra este cidadão.</p>
    </ActDialog>
  );
}
