import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { callApi, ConfirmDialog, Dialog, ErrorState, Skeleton } from '#ui/index';
import type { ChangedMeanwhile } from '../../contract/conflicts.ts';
import { getCitizenContract } from '../../contract/registration.ts';
import { type Carried, carriedUnderWay } from '../carried.ts';
import type { Conflict } from './conflict.ts';
import { DocumentInUseDialog } from './document-in-use-dialog.tsx';
import type { Handle } from './form-handle.tsx';
import { LikelyDialog } from './likely-dialog.tsx';
import { ReapplyDialog } from './reapply-dialog.tsx';
import { type CitizenValues, valuesOf } from './values.ts';

/** What the desk answers to a save that stopped; sent with the next one. */
export type Answers = { acceptSharedDocument?: { reason: string }; notThese?: string[] };

type Asked = {
  conflict: Conflict;
  handle: Handle;
  /** Names the draft of this form. */
  draftId: string;
};

/** Puts values into the form as if they had been typed: the draft keeps them. */
export function retype({ form }: Handle, values: CitizenValues): void {
  form.reset(values, { keepDefaultValues: true });
  form.setValue('version', values.version, { shouldDirty: true });
}

/** The record as it is now, read for a choice that waits. */
function useKept(id: string) {
  const [state, setState] = useState<{ kept?: CitizenValues; error?: unknown }>({});
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    const call = new AbortController();
    callApi(getCitizenContract, { params: { id } }, { signal: call.signal }).then(
      (citizen) => setState({ kept: valuesOf(citizen) }),
      (error: unknown) => call.signal.aborted || setState({ error }),
    );
    return () => call.abort();
  }, [id, turn]);
  return { ...state, retry: () => setTurn(turn + 1) };
}

function Changed({
  id,
  data,
  handle,
  onClose,
}: {
  id: string;
  data: ChangedMeanwhile;
  handle: Handle;
  onClose: () => void;
}) {
  const { kept, error, retry } = useKept(id);
  const title = 'O cadastro mudou enquanto você digitava';
  if (!kept) {
    return (
      <Dialog title={title} onClose={onClose} width={760}>
        {error ? <ErrorState what="o cadastro" error={error} onRetry={retry} /> : <Skeleton rows={4} />}
      </Dialog>
    );
  }
  return (
    <ReapplyDialog
      title={title}
      confirm="Salvar assim"
      reapply={{
        why: 'Nada foi salvo ainda, e nada do que você digitou se perdeu. Escolha o que fica.',
        kept,
        typed: handle.form.getValues(),
        prefer: 'typed',
        revisions: data.revisions,
      }}
      onApply={(values) => {
        onClose();
        retype(handle, values);
        setTimeout(handle.submit);
      }}
      onClose={onClose}
    />
  );
}

/** Takes what was typed to the form of another record, with its draft. */
export function useCarry(draftId: string) {
  const navigate = useNavigate();
  const client = useQueryClient();
  return async (id: string, carried: Omit<Carried, 'draftId'>) => {
    client.removeQueries({ queryKey: [getCitizenContract.name] });
    const key = carriedUnderWay.put({ ...carried, draftId });
    await navigate({ to: '/cidadao/$id/editar', params: { id }, state: { carried: key } });
  };
}

/** The dialog of each question that a save may come back with. */
export function ConflictDialogs({
  id,
  asked: { conflict, handle, draftId },
  onAnswer,
  onClose,
}: {
  /** The record being edited; null for a new one. */
  id: string | null;
  asked: Asked;
  onAnswer: (answers: Answers) => void;
  onClose: () => void;
}) {
  const carry = useCarry(draftId);
  const { kind, data } = conflict;
  // Two records that are one person are for the unification; a new one has not come to be.
  const onSame = (same: string) => void carry(same, { why: 'same-person', typed: handle.form.getValues() });
  const asking = { onClose, ...(id === null ? { onSame } : {}) };
  if (kind === 'document-in-use') {
    return (
      <DocumentInUseDialog
        {...data}
        {...asking}
        onCorrect={(field) => {
          onClose();
          // After the dialog gave the focus back to where it was.
          setTimeout(() => document.getElementsByName(field)[0]?.focus());
        }}
        onAccept={(reason) => onAnswer({ acceptSharedDocument: { reason } })}
      />
    );
  }
  if (kind === 'likely-duplicate') {
    const ids = data.candidates.map(({ citizen }) => citizen.id);
    return <LikelyDialog {...data} {...asking} onNone={() => onAnswer({ notThese: ids })} />;
  }
  if (kind === 'changed-meanwhile') {
    return id ? <Changed id={id} data={data} handle={handle} onClose={onClose} /> : null;
  }
  return (
    <ConfirmDialog
      title="Este cadastro foi unificado com outro"
      confirm="Continuar no cadastro que ficou"
      cancel="Ficar aqui"
      onConfirm={() => carry(data.survivorId, { why: 'merged', typed: handle.form.getValues() })}
      onClose={onClose}
    >
      A unificação foi feita enquanto você digitava. O que você digitou vai junto: na próxima tela você
      escolhe campo a campo.
    </ConfirmDialog>
  );
}
