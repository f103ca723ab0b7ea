import { titleCaseName } from '@pec-aberto/brazil';
import { IconMail, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { dayText, downloadSlip } from '#modules/scheduling/web/parts';
import {
  Button,
  callApi,
  Dialog,
  Notice,
  problemSentence,
  showToast,
  useAccess,
  useSession,
} from '#ui/index';
import { type Finished, mailPapers } from '../contract.ts';
import { DeclareButton, mayDeclare } from './declare.tsx';
import { PaperLinks } from './paper-links.tsx';
import type { VisitPaper } from './papers.ts';
import { finishedText } from './words.ts';

export type Ended = {
  finished: Finished;
  /** Those that who ended it may print. */
  papers: readonly VisitPaper[];
};

/** Sends the papers that may go by e-mail, where mail leaves this installation and the citizen has an address. */
function MailButton({ finished: { encounter, mailTo }, papers }: Ended) {
  const [state, setState] = useState<'sending' | 'sent' | null>(null);
  const mailed = papers.flatMap((paper) => paper.mailed ?? []);
  if (mailTo === null || mailed.length === 0) return null;
  const send = async (): Promise<void> => {
    setState('sending');
    try {
      const { email } = await callApi(mailPapers, { params: { id: encounter.id }, body: { papers: mailed } });
      setState('sent');
      showToast(`Os documentos vão para ${email}.`);
    } catch (error) {
      setState(null);
      showToast(problemSentence(error));
    }
  };
  if (state === 'sent') return <span className="caption text-2">Enviado por e-mail</span>;
  return (
    <Button icon={IconMail} busy={state === 'sending' && 'Enviando…'} onClick={() => void send()}>
      {`Enviar para ${mailTo}`}
    </Button>
  );
}

/** After the end: the papers to be printed, and the fichas that somebody has to look at. */
export function EndedDialog({ ended: { finished, papers }, onClose }: { ended: Ended; onClose: () => void }) {
  const findings = finished.fichas.flatMap((ficha) => ficha.findings.map(({ message }) => message));
  const { next } = finished;
  const transmits = useSession().session.installation.purpose === 'producao';
  const declares = mayDeclare(finished.encounter, useAccess());
  return (
    <Dialog title={finishedText(finished.encounter)} width={600} onClose={onClose}>
      <div className="column gap-16">
        {findings.length > 0 ? (
          <Notice tone="warning" title="A produção ficou guardada com pendências e ainda não será enviada:">
            {[...new Set(findings)].join(' ')}
          </Notice>
        ) : (
          <p className="text-2">
            {transmits
              ? 'Tudo foi gravado, e a produção está pronta para envio.'
              : 'Tudo foi gravado. Nesta instalação, que não é de produção, nada é transmitido.'}
          </p>
        )}
        {next ? (
          <p>
            Retorno marcado: <strong>{`${dayText(next.day)}/${next.day.slice(0, 4)}, ${next.start}`}</strong>,
            com {titleCaseName(next.professional)}.
          </p>
        ) : null}
        {papers.length > 0 || declares ? (
          <div className="row wrap gap-8">
            {papers.length > 0 ? <PaperLinks papers={papers} first /> : null}
            {declares ? <DeclareButton encounter={finished.encounter} /> : null}
          </div>
        ) : null}
        <div className="form-foot">
          <Button onClick={onClose}>Voltar à lista</Button>
          <MailButton finished={finished} papers={papers} />
          {next ? (
            <Button icon={IconPrinter} onClick={() => downloadSlip(next.id)}>
              Imprimir comprovante
            </Button>
          ) : null}
        </div>
      </div>
    </Dialog>
  );
}
