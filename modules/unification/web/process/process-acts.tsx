import { useState } from 'react';
import { Button, callApi, ConfirmByName, ConfirmDialog, Notice, problemSentence, showToast } from '#ui/index';
import { confirmUnification } from '../../contract.ts';
import type { Process } from '../../contract/process.ts';
import { useRefreshUnification } from '../use-unification.ts';
import { type Act, actsOf, ROUTES } from './acts.ts';
import { decidesText, questionOf } from './questions.tsx';

const DONE: Partial<Record<Act, string>> = {
  accept: 'Solicitação aceita.',
  deny: 'Solicitação negada.',
  cancel: 'Solicitação cancelada.',
  confirm: 'Unificação confirmada.',
  confirmUnproved: 'Unificação confirmada.',
};

/** Asks what the act asks, then does it. */
function Asking({
  act,
  process,
  run,
  onClose,
}: {
  act: Act;
  process: Process;
  run: (act: Act) => Promise<void>;
  onClose: () => void;
}) {
  const question = questionOf(act, process);
  if (question) {
    const { title, text, ...looks } = question;
    return (
      <ConfirmDialog title={title} {...looks} onConfirm={() => run(act)} onClose={onClose}>
        {text}
      </ConfirmDialog>
    );
  }
  return (
    <ConfirmByName
      title="Confirmar a unificação?"
      name={process.peer}
      confirm="Confirmar a unificação"
      onConfirm={() => run(act)}
      onClose={onClose}
    >
      A base de <strong>{process.peer}</strong> passa a ser desta instalação para sempre, e a instalação local
      é desativada: quem a abrir lê o endereço desta. Depois disto só a cópia de segurança volta atrás.{' '}
      {decidesText(process)}
      {act === 'confirmUnproved' ? (
        <Notice tone="warning">
          A local ainda não conferiu de novo que nada foi gravado nela: o que alguém gravou lá depois da
          última conferência fica só lá.
        </Notice>
      ) : null}
    </ConfirmByName>
  );
}

/** What may be done with a process now, as buttons; what was refused is said below them. */
export function ProcessActs({ process }: { process: Process }) {
  const refresh = useRefreshUnification();
  const [asking, setAsking] = useState<Act | null>(null);
  const [doing, setDoing] = useState<Act | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const params = { id: process.id };

  async function run(act: Act): Promise<void> {
    setProblem(null);
    try {
      if (act === 'confirm' || act === 'confirmUnproved') {
        const body = { name: process.peer, unproved: act === 'confirmUnproved' };
        await callApi(confirmUnification, { params, body });
      } else await callApi(ROUTES[act], { params, body: {} });
    } finally {
      refresh();
    }
    const done = DONE[act];
    if (done) showToast(done);
  }

  /** Without a question: what it says when refused has no dialog to stand in. */
  async function runNow(act: Act): Promise<void> {
    setDoing(act);
    try {
      await run(act);
    } catch (error) {
      setProblem(problemSentence(error));
    } finally {
      setDoing(null);
    }
  }

  const press = (act: Act) => {
    if (act === 'confirm' || act === 'confirmUnproved' || questionOf(act, process)) setAsking(act);
    else void runNow(act);
  };

  return (
    <>
      <span className="row end unification-acts">
        {actsOf(process).map(({ act, label, look }) => (
          <Button
            key={act}
            size="small"
            look={look}
            busy={doing === act && 'Pedindo…'}
            onClick={() => press(act)}
          >
            {label}
          </Button>
        ))}
      </span>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {asking ? <Asking act={asking} process={process} run={run} onClose={() => setAsking(null)} /> : null}
    </>
  );
}
