import type { ComponentProps, ReactNode } from 'react';
import type { Button } from '#ui/index';
import {
  acceptRequest,
  cancelRequest,
  checkUnification,
  denyRequest,
  rehearseUnification,
  runUnification,
  undoUnification,
} from '../../contract.ts';
import type { Process } from '../../contract/process.ts';
import { STEPS, stepOf } from '../states.ts';

/** What is done at once or after a question; confirming, which also asks the unit's name, has a route of its own. */
export const ROUTES = {
  accept: acceptRequest,
  deny: denyRequest,
  cancel: cancelRequest,
  check: checkUnification,
  rehearse: rehearseUnification,
  run: runUnification,
  undo: undoUnification,
} as const;

export type Act = keyof typeof ROUTES | 'confirm' | 'confirmUnproved';
export type ActButton = { act: Act; label: string; look: ComponentProps<typeof Button>['look'] };

/** Of a request that was accepted: the next step stands out, nothing is forbidden here. */
function prepare(process: Process): ActButton[] {
  const next = STEPS[stepOf(process)]?.key;
  const look = (act: Act) => (act === next ? 'primary' : 'outline');
  return [
    { act: 'cancel', label: 'Cancelar', look: 'text' },
    { act: 'check', label: process.checkedAt ? 'Conferir de novo' : 'Conferir', look: look('check') },
    { act: 'rehearse', label: process.rehearsal ? 'Ensaiar de novo' : 'Ensaiar', look: look('rehearse') },
    { act: 'run', label: 'Unificar', look: next === 'run' ? 'danger' : 'outline' },
  ];
}

function ofSending(process: Process): ActButton[] {
  const { state, step, problem } = process;
  if (state === 'requested') return [{ act: 'cancel', label: 'Cancelar', look: 'outline' }];
  if (state === 'accepted') {
    return step === null ? prepare(process) : [{ act: 'cancel', label: 'Cancelar', look: 'text' }];
  }
  if (state === 'running') return [{ act: 'cancel', label: 'Desistir e reabrir', look: 'outline' }];
  // The centre may have been restored, and never tells what it decided.
  return state === 'deciding' && problem !== null
    ? [{ act: 'cancel', label: 'Cancelar', look: 'outline' }]
    : [];
}

function ofReceiving({ state, report, step, awaitsProof, restored }: Process): ActButton[] {
  if (state === 'requested') {
    return [
      { act: 'deny', label: 'Negar', look: 'outline' },
      { act: 'accept', label: 'Aceitar', look: 'primary' },
    ];
  }
  if (state === 'accepted') return [{ act: 'cancel', label: 'Cancelar', look: 'text' }];
  // The unit may have stopped for good; what is entering now ends by itself.
  if (state === 'running' && step === null) return [{ act: 'cancel', label: 'Cancelar', look: 'outline' }];
  if (state !== 'deciding' || step !== null) return [];
  const undo: ActButton = { act: 'undo', label: 'Desfazer', look: 'danger-outline' };
  if (restored || !report?.verified?.ok) return [undo];
  const unproved: ActButton = { act: 'confirmUnproved', label: 'Confirmar sem a local', look: 'text' };
  return [undo, ...(awaitsProof ? [unproved] : []), { act: 'confirm', label: 'Confirmar', look: 'primary' }];
}

/** What may be done with a process as it stands, from the side where it is seen. */
export const actsOf = (process: Process): readonly ActButton[] =>
  process.side === 'sending' ? ofSending(process) : ofReceiving(process);

export type Question = { title: string; text: ReactNode; confirm: string; cancel?: string; danger?: boolean };
