import { titleCaseName } from '@pec-aberto/brazil';
import { IconEye } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { sentToText, useObserved } from '#modules/reception/web/parts';
import { EmptyState, ErrorState, Facts, Skeleton, routeKey, useDrafts, useRoute } from '#ui/index';
import { getObservation } from '../../contract.ts';
import { EncounterFrame } from '../frame.tsx';
import { NotWritten } from '../not-written.tsx';
import { OBSERVATION } from '../tabs.ts';
import { useVisit } from '../visit.ts';
import { ContactForm, contactDraftOf } from './contact-form.tsx';
import { Contacts, Plans } from './contacts.tsx';
import { HandOver, type Observation } from './responsibility.tsx';

function Standing({ observation }: { observation: Observation }) {
  const { id, own, author, begunBy } = useVisit().encounter;
  const { entry } = useObserved(id);
  const { allergies } = observation;
  return (
    <section className="card observation-standing" aria-label="Responsável e encaminhamento">
      <Facts
        facts={[
          {
            label: 'Responsável',
            value: (
              <span className="row wrap gap-6">
                {own ? 'Você' : titleCaseName(author.professional)}
                {begunBy ? (
                  <span className="caption text-3">iniciado por {titleCaseName(begunBy)}</span>
                ) : null}
              </span>
            ),
          },
          { label: 'Encaminhado para', value: entry && sentToText(entry) },
          {
            label: 'Alergias e reações',
            value:
              allergies.length > 0 ? (
                <strong className="text-danger">{allergies.join(', ')}</strong>
              ) : (
                'Nenhuma registrada'
              ),
          },
        ]}
      />
      <HandOver observation={observation} />
    </section>
  );
}

/** Every reading is in the trail: again only when this visit has one contact more, whatever the unit does meanwhile. */
function useReadAgain(): void {
  const { contacts } = useVisit();
  const client = useQueryClient();
  const seen = useRef(contacts);
  useEffect(() => {
    if (seen.current === contacts) return;
    seen.current = contacts;
    void client.invalidateQueries({ queryKey: routeKey(getObservation) });
  }, [contacts, client]);
}

function Content() {
  const { encounter } = useVisit();
  const { id, state } = encounter;
  const ended = state !== 'aberto';
  useReadAgain();
  const { data, isError, error, refetch } = useRoute(getObservation, { params: { id } }, { enabled: !ended });
  const typed = useDrafts()?.some((draft) => draft.id === contactDraftOf(id)) ?? false;
  if (ended && !typed) return <NotWritten encounter={encounter} />;
  if (!ended && !data) {
    return isError ? (
      <ErrorState what="a observação" error={error} onRetry={() => void refetch()} />
    ) : (
      <Skeleton rows={8} label="Carregando a observação" />
    );
  }
  return (
    <div className="observation">
      <div className="column gap-12">
        {ended || !data ? (
          <NotWritten encounter={encounter} />
        ) : (
          <>
            <Standing observation={data} />
            <Plans contacts={data.contacts} />
          </>
        )}
      </div>
      <ContactForm responsible={data?.responsible ?? true} ended={ended} />
      {data ? <Contacts contacts={data.contacts} /> : null}
    </div>
  );
}

/** "Observação": the plan of care, what each of the team registers, and who is responsible. */
export function Page() {
  return (
    <EncounterFrame tab={() => OBSERVATION}>
      {({ encounter }) => {
        if (encounter.observedAt) return <Content />;
        if (encounter.state !== 'aberto') return <NotWritten encounter={encounter} />;
        return (
          <EmptyState icon={IconEye} title="Este cidadão não está em observação">
            Quem atende põe o cidadão em observação pelo Plano do atendimento.
          </EmptyState>
        );
      }}
    </EncounterFrame>
  );
}
