import { titleCaseName } from '@pec-aberto/brazil';
import { formatDateTime } from '#ui/index';
import type { Process } from '../../contract/process.ts';
import type { Act, Question } from './acts.ts';

/** Until when it decides by itself, and how. */
export const decidesText = ({ decideBy }: Pick<Process, 'decideBy'>): string =>
  decideBy
    ? `Sem decisão até ${formatDateTime(decideBy)}: se tudo confere, confirma-se sozinha; senão, desfaz-se sozinha.`
    : '';

const BACK = 'Não, voltar';

/** Asked before an act, in the official words where there are some; nothing is asked before what changes nothing. */
export function questionOf(act: Act, process: Process): Question | null {
  const { peer, responsible, side, state } = process;
  switch (act) {
    case 'accept':
      return {
        title: 'Deseja aceitar a solicitação de envio de base?',
        confirm: 'Sim, aceitar solicitação',
        cancel: BACK,
        text: (
          <>
            Ao aceitar, os dados da instalação local <strong>{peer}</strong> poderão ser enviados para esta
            instalação, quando {titleCaseName(responsible)} começar. No fim, a instalação local é desativada.
            Antes, comparem por telefone as quatro palavras.
          </>
        ),
      };
    case 'deny':
      return {
        title: 'Negar a solicitação de envio de base?',
        confirm: 'Negar solicitação',
        cancel: BACK,
        danger: true,
        text: (
          <>
            Nada de <strong>{peer}</strong> entra aqui. Quem pediu fica sabendo e pode pedir de novo.
          </>
        ),
      };
    case 'cancel':
      return {
        title: 'Cancelar a solicitação de unificação?',
        confirm: 'Cancelar solicitação',
        cancel: BACK,
        danger: true,
        text:
          state === 'deciding' ? (
            <>
              Serve quando a central foi restaurada de uma cópia e já não responde por esta solicitação. Ela
              termina só aqui, e esta instalação abre. Se a base está na central, quem administra{' '}
              <strong>{peer}</strong> escolhe lá Desfazer.
            </>
          ) : (
            <>
              {state === 'running' ? 'Nada entrou na central ainda. ' : ''}A solicitação{' '}
              {side === 'sending' ? 'à central' : 'de'} <strong>{peer}</strong> termina dos dois lados e o que
              já foi copiado para lá é apagado.{' '}
              {state === 'running' && side === 'receiving'
                ? 'A local reabre quando souber disso.'
                : 'As duas instalações ficam abertas, como estavam.'}
            </>
          ),
      };
    case 'run':
      return {
        title: 'Atenção',
        confirm: 'Unificar',
        danger: true,
        text: (
          <>
            Os dados desta instalação serão enviados para a instalação central e unificados aos de lá. A
            partir de agora <strong>só administradores entram aqui e na central</strong>, até alguém da
            central confirmar ou desfazer. Confirmada, esta instalação é desativada. Deseja continuar?
          </>
        ),
      };
    case 'undo':
      return {
        title: 'Desfazer a unificação?',
        confirm: 'Desfazer a unificação',
        cancel: BACK,
        danger: true,
        text: (
          <>
            O que entrou de <strong>{side === 'sending' ? 'desta base' : peer}</strong> na central é apagado,
            ela volta a ser exatamente o que era, e as duas instalações reabrem. A local não perde nada:
            continua de onde parou e pode pedir de novo. {decidesText(process)}
          </>
        ),
      };
    case 'check':
    case 'rehearse':
    case 'confirm':
    case 'confirmUnproved':
      return null;
  }
}
