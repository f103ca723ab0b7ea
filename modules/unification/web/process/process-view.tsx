import { formatDateTime, Notice } from '#ui/index';
import type { Process } from '../../contract/process.ts';
import { Checks } from './checks.tsx';
import { ProcessProgress } from './progress.tsx';
import { decidesText } from './questions.tsx';
import { hasGoneWrong } from '../states.ts';
import { SupportLink } from './support-link.tsx';
import { Words } from './words.tsx';

/** Until somebody at the centre decides. */
function Deciding({ process }: { process: Process }) {
  if (process.restored) {
    return (
      <Notice tone="warning" title="Esta instalação foi restaurada de uma cópia depois que a base entrou.">
        Ela não confirma nem decide sozinha o que é de antes. Escolha Desfazer; na instalação local, Cancelar.
        Depois é possível solicitar de novo.
      </Notice>
    );
  }
  return (
    <Notice tone="warning" title="Falta confirmar ou desfazer.">
      {process.side === 'sending'
        ? 'Ajude quem administra a central: confiram juntos o relatório, número por número.'
        : 'Confira o relatório com a unidade, número por número.'}{' '}
      {decidesText(process)}
      {process.awaitsProof ? ' A local foi chamada a conferir mais uma vez que nada foi gravado nela.' : ''}
    </Notice>
  );
}

function Closed({ since, side }: { since: string; side: Process['side'] }) {
  return (
    <Notice title={`Só administradores entram desde ${formatDateTime(since)}.`}>
      {side === 'sending'
        ? 'Aqui e na central, até alguém de lá confirmar ou desfazer.'
        : 'Aqui e na instalação local, até você confirmar ou desfazer.'}{' '}
      O que estava sendo digitado fica guardado.
    </Notice>
  );
}

function Plain() {
  return (
    <Notice tone="warning" title="O link da central é http, sem o cadeado.">
      Serve só dentro da rede local. Tudo o que viaja vai cifrado pelas chaves das duas instalações; por isso
      importa comparar as quatro palavras.
    </Notice>
  );
}

/** How a process that goes on stands, on either side; what its report says stands by itself. */
export function ProcessView({ process }: { process: Process }) {
  const { state, step, problem, plain, frozenAt } = process;
  const preparing = state === 'requested' || state === 'accepted';
  return (
    <div className="column gap-16">
      {problem ? (
        <Notice tone="danger" title="Parou.">
          {problem}
        </Notice>
      ) : null}
      {hasGoneWrong(process) ? <SupportLink process={process} /> : null}
      {state === 'deciding' && step === null ? <Deciding process={process} /> : null}
      {frozenAt ? <Closed since={frozenAt} side={process.side} /> : null}
      <ProcessProgress process={process} />
      {preparing && plain ? <Plain /> : null}
      {preparing ? <Words process={process} /> : null}
      {preparing ? <Checks process={process} /> : null}
    </div>
  );
}
