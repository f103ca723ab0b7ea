import { formatCpf, formatPhone, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import type { RouteOutput } from '#platform/contract/route';
import { Dialog, ErrorState, Facts, formatDate, formatDateTime, Notice, Skeleton, useRoute } from '#ui/index';
import { getWaiting, type WaitingRequest } from '../../contract/waiting.ts';
import { timesText } from './days-waiting.ts';
import { careText, citizenName, originText, removalText } from './words.ts';

type Details = RouteOutput<typeof getWaiting>;

function Before({ before }: Pick<Details, 'before'>) {
  if (before.length === 0) return null;
  return (
    <section aria-labelledby="waited-before">
      <h3 id="waited-before">Antes, nesta unidade</h3>
      <ul className="waited-before">
        {before.map(({ day, care, endedAt, removal, notes, attempts }) => (
          <li key={`${endedAt} ${care}`}>
            <span className="strong">{careText(care)}</span>
            <span className="caption text-3">
              {[
                `${formatDate(day)} a ${formatDateTime(endedAt).slice(0, 10)}`,
                removalText(removal),
                attempts && (attempts === 1 ? '1 tentativa' : `${attempts} tentativas`),
                notes,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Shown({ details }: { details: Details }) {
  const { askedAt, care, reason, team, origin, addedBy, cpf, phones, withheld, times, before } = details;
  return (
    <div className="column gap-16">
      <p className="waiting-reason">{reason}</p>
      {withheld ? <Notice tone="warning">{withheld}</Notice> : null}
      <Facts
        facts={[
          { label: 'Tipo de atendimento', value: careText(care) },
          { label: 'Equipe', value: team ? titleCasePlace(team.name) : '' },
          { label: 'CPF', value: cpf ? formatCpf(cpf) : '' },
          { label: phones.length > 1 ? 'Telefones' : 'Telefone', value: phones.map(formatPhone).join(' · ') },
          { label: 'Na lista desde', value: formatDateTime(askedAt) },
          { label: 'Adicionado por', value: titleCaseName(addedBy) },
          { label: 'Origem', value: originText(origin) },
          { label: 'Histórico', value: timesText(times) },
        ]}
      />
      <Before before={before} />
    </div>
  );
}

/** Whom to call, and what was asked before; the trail says who looked. */
export function DetailsDialog({ request, onClose }: { request: WaitingRequest; onClose: () => void }) {
  const { data, isError, error, refetch } = useRoute(getWaiting, { params: { id: request.id } });
  const details = data?.id === request.id ? data : undefined;
  return (
    <Dialog title={citizenName(request)} width={560} onClose={onClose}>
      {details ? <Shown details={details} /> : null}
      {!details && isError ? (
        <ErrorState what="o pedido" error={error} onRetry={() => void refetch()} />
      ) : null}
      {details || isError ? null : <Skeleton rows={6} label="Carregando o pedido" />}
    </Dialog>
  );
}
