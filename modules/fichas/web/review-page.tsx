import { titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import {
  Button,
  ButtonLink,
  Card,
  ErrorState,
  Facts,
  formatDateTime,
  Notice,
  Page as Frame,
  Skeleton,
  useRoute,
  useShortcuts,
} from '#ui/index';
import { getFciContract } from '../contract.ts';
import { documentNumber } from '#modules/citizens/web/parts';
import { Candidates } from './candidates.tsx';
import { CompareFicha } from './compare-ficha.tsx';
import { DiscardDialog } from './discard-dialog.tsx';
import { useDecision } from './use-decision.ts';
import { EXITS, OUTCOMES, type Review } from './words.ts';
import './fcis.css';

const nameOf = ({ name }: Review) => (name ? titleCaseName(name) : 'pessoa sem nome');

function factsOf(review: Review) {
  const { unit, team, filledAt, receivedAt, responsibleDocument, exitReason, refusal } = review;
  const number = responsibleDocument ?? '';
  return [
    {
      label: 'Unidade e equipe',
      value: [unit && titleCasePlace(unit), team].filter(Boolean).join(' · '),
    },
    { label: 'Preenchida em', value: filledAt ? formatDateTime(filledAt) : '' },
    { label: 'Recebida em', value: formatDateTime(receivedAt) },
    {
      label: 'Responsável familiar',
      value: number && documentNumber(number.length === 11 ? 'cpf' : 'cns', number),
    },
    ...(exitReason === null ? [] : [{ label: 'Saída', value: EXITS[exitReason] ?? String(exitReason) }]),
    ...(refusal ? [{ label: 'Termo', value: 'Recusou o cadastro' }] : []),
  ];
}

/** What was decided about a ficha that no longer waits. */
function Done({ review }: { review: Review }) {
  const { outcome, decidedAt, decidedBy, decisionReason, citizenId } = review;
  const by = decidedBy ? `, por ${titleCaseName(decidedBy)}` : '';
  return (
    <Notice
      title={`${OUTCOMES[outcome].label}.`}
      action={
        citizenId ? (
          <ButtonLink to="/cidadao/$id" params={{ id: citizenId }} look="text" size="small">
            Abrir cadastro
          </ButtonLink>
        ) : null
      }
    >
      {decidedAt ? `Conferida em ${formatDateTime(decidedAt)}${by}.` : ''} {decisionReason}
    </Notice>
  );
}

function Decision({ review, onFound }: { review: Review; onFound: (id: string) => void }) {
  const { id, candidates, readable, said, refusal } = review;
  const [chosen, setChosen] = useState<string | null>(null);
  const [discarding, setDiscarding] = useState(false);
  const name = nameOf(review);
  const { problem, busy, isThis, isAnother, discarded } = useDecision(id, { name });
  const candidate = candidates.find(({ citizen }) => citizen.id === chosen) ?? candidates[0];
  const apply = () => {
    if (candidate && !busy) void isThis(candidate.citizen);
  };
  useShortcuts(candidate ? [{ keys: 'Ctrl Enter', label: 'É esta pessoa', run: apply }] : []);
  const whose = candidate ? titleCaseName(candidate.citizen.name) : '';
  return (
    <>
      {problem ? <Notice tone="danger">{problem}</Notice> : null}
      {readable ? null : (
        <Notice tone="danger">Esta ficha não pode mais ser lida. Descarte-a, com o motivo.</Notice>
      )}
      <div className="ficha-columns">
        <div className="card">
          {said ? (
            <CompareFicha
              review={review}
              candidate={candidate}
              title={candidate ? `Cadastro de ${whose}` : 'Nenhum cadastro'}
            />
          ) : null}
        </div>
        <div className="column gap-12">
          <Candidates
            candidates={candidates}
            shown={candidate?.citizen.id}
            onShow={setChosen}
            onFound={(found) => {
              onFound(found);
              setChosen(found);
            }}
          />
          <Card title="De quem é a ficha?">
            <div className="column gap-8">
              {candidate ? (
                <Button look="primary" wide keys="Ctrl Enter" busy={busy && 'Aplicando…'} onClick={apply}>
                  É esta pessoa
                </Button>
              ) : null}
              {candidate ? (
                <p className="caption text-3">
                  A ficha muda o cadastro de {whose} como mudaria se tivesse entrado sozinha.
                </p>
              ) : null}
              {readable && said && !refusal ? (
                <Button wide onClick={() => void isAnother(candidates.map(({ citizen }) => citizen.id))}>
                  É outra pessoa: cadastrar
                </Button>
              ) : null}
              <Button wide look="text" onClick={() => setDiscarding(true)}>
                Descartar a ficha…
              </Button>
            </div>
          </Card>
        </div>
      </div>
      {discarding ? (
        <DiscardDialog id={id} name={name} onDone={discarded} onClose={() => setDiscarding(false)} />
      ) : null}
    </>
  );
}

/** One ficha beside the registrations that may be of its person, and the decision. */
export function Page() {
  const { id = '' } = useParams({ strict: false });
  const [found, setFound] = useState<string | null>(null);
  const { data, isError, error, refetch } = useRoute(getFciContract, {
    params: { id },
    query: found === null ? {} : { citizenId: found },
  });
  const review = data?.id === id ? data : undefined;
  return (
    <Frame
      title={review ? `Ficha de ${nameOf(review)}` : 'Ficha em revisão'}
      tab="Ficha em revisão"
      crumbs={[{ label: 'Fichas em revisão', to: '/fichas-em-revisao' }, { label: 'Conferir' }]}
    >
      {!review && isError ? <ErrorState what="a ficha" error={error} onRetry={() => void refetch()} /> : null}
      {!review && !isError ? <Skeleton rows={10} label="Carregando a ficha" /> : null}
      {review ? (
        <>
          {review.outcome === 'review' && review.reason ? (
            <Notice tone="warning" title="Por que espera:">
              {review.reason}
            </Notice>
          ) : null}
          <Card title="Cadastro individual recebido">
            <Facts facts={factsOf(review)} />
          </Card>
          {review.outcome === 'review' ? (
            <Decision review={review} onFound={setFound} />
          ) : (
            <>
              <Done review={review} />
              {review.said ? (
                <div className="card">
                  <CompareFicha review={review} candidate={undefined} title="" />
                </div>
              ) : null}
            </>
          )}
        </>
      ) : null}
    </Frame>
  );
}
