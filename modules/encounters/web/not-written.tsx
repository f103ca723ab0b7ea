import { titleCaseName } from '@pec-aberto/brazil';
import { IconCircleCheck, IconCircleX, IconLock } from '@tabler/icons-react';
import { ButtonLink, EmptyState, formatTime, useDrafts } from '#ui/index';
import { Left, LeftText } from './left-text.tsx';
import { draftOf, type Encounter } from '../contract/parts.ts';
import { listOf } from './words.ts';

/** Something may still have been typed, at another computer, when it ended: it is kept until its author gives it up. */
function LeftDraft({ encounter: { id, state } }: { encounter: Encounter }) {
  const draft = useDrafts()?.find((one) => one.id === draftOf(id));
  if (!draft) return null;
  return (
    <Left
      key={draft.at}
      draft={draft}
      title={`Há um rascunho seu deste atendimento, de ${formatTime(draft.at)}.`}
    >
      {state === 'finalizado'
        ? 'Confira no Histórico se tudo dele foi gravado; o que faltar, evolua em outro atendimento.'
        : 'Nada dele foi gravado.'}
    </Left>
  );
}

/** Instead of the form: an encounter of another, or one that ended. */
export function NotWritten({ encounter }: { encounter: Encounter }) {
  const { state, own, author, startedAt, observedAt, citizen } = encounter;
  const list = <ButtonLink to={listOf(encounter).to}>Voltar à lista</ButtonLink>;
  if (state === 'aberto') {
    const who = titleCaseName(author.professional);
    return (
      <>
        {own ? null : <LeftText />}
        <EmptyState icon={IconLock} title={`Em uso por ${who} desde ${formatTime(startedAt)}`} action={list}>
          {observedAt
            ? 'Só o responsável escreve neste atendimento. Você registra contatos na Observação.'
            : 'Só quem iniciou escreve neste atendimento, até que seja finalizado ou cancelado.'}
        </EmptyState>
      </>
    );
  }
  const finished = state === 'finalizado';
  return (
    <>
      {own ? <LeftDraft encounter={encounter} /> : <LeftText />}
      <EmptyState
        icon={finished ? IconCircleCheck : IconCircleX}
        title={finished ? 'Este atendimento foi finalizado' : 'Este atendimento foi cancelado'}
        action={
          <span className="row wrap">
            {list}
            {finished ? (
              <ButtonLink to="/cidadao/$id/historico" params={{ id: citizen.id }} look="primary">
                Abrir o Histórico
              </ButtonLink>
            ) : null}
          </span>
        }
      >
        {finished ? 'Ele não muda mais, e está no Histórico do cidadão.' : 'Nada dele foi gravado.'}
      </EmptyState>
    </>
  );
}
