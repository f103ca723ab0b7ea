import { IconPrinter } from '@tabler/icons-react';
import type { RouteOutput } from '#platform/contract/route';
import {
  ButtonAnchor,
  Dialog,
  ErrorState,
  Facts,
  formatDate,
  formatDateTime,
  Skeleton,
  useAccess,
  useRoute,
} from '#ui/index';
import { readEncounter } from '../../../contract.ts';
import { type Section, tellListening, tellSoap, tellVisit } from '../../../contract/tell.ts';
import { tellContact, tellContacts } from '../../../contract/tell-observation.ts';
import { kindLabel } from '../../../contract/words.ts';
import { DeclareButton, mayDeclare } from '../../declare.tsx';
import { PaperLinks } from '../../paper-links.tsx';
import { papersOf } from '../../papers.ts';
import { printAddress } from './print-address.ts';
import '../chart.css';

type Whole = RouteOutput<typeof readEncounter>;

function Told({ title, text, lines }: Section) {
  return (
    <section>
      <h3>{title}</h3>
      {lines.length > 0 ? (
        <dl className="chart-told">
          {lines.map(({ label, value }, at) => (
            <div key={`${at} ${label}`}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      ) : null}
      {text ? <p className="chart-prose">{text}</p> : null}
    </section>
  );
}

function Content({ whole }: { whole: Whole }) {
  const { encounter, listening, soap, contact, contacts, names } = whole;
  const told = { names, late: encounter.late };
  const sections = [
    ...(listening ? tellListening(listening, told) : []),
    ...(soap ? tellSoap(soap, told) : []),
    ...(contact ? tellContact(contact, names) : []),
    ...tellContacts(contacts),
  ];
  return (
    <div className="column gap-16">
      <Facts
        facts={[
          { label: 'Quando', value: `${formatDate(encounter.day)}, ${encounter.time}` },
          ...tellVisit(encounter, formatDateTime),
          { label: 'Origem', value: 'Prontuário desta instalação' },
        ]}
      />
      <Papers whole={whole} />
      {sections.map((section, at) => (
        <Told key={`${at} ${section.title}`} {...section} />
      ))}
    </div>
  );
}

/** What it handed out, to be printed again. */
function Papers({ whole: { encounter, soap } }: { whole: Whole }) {
  const access = useAccess();
  const papers = soap ? papersOf(encounter, soap, access) : [];
  const declares = mayDeclare(encounter, access);
  if (papers.length === 0 && !declares) return null;
  return (
    <section aria-label="Documentos deste atendimento">
      <h3>Documentos</h3>
      <div className="row wrap gap-8">
        {papers.length > 0 ? <PaperLinks papers={papers} /> : null}
        {declares ? <DeclareButton encounter={encounter} /> : null}
      </div>
    </section>
  );
}

/** A finished encounter by whole, as its author wrote it. */
export function WholeDialog({
  citizenId,
  encounterId,
  onClose,
}: {
  citizenId: string;
  encounterId: string;
  onClose: () => void;
}) {
  const { data, isError, error, refetch } = useRoute(readEncounter, {
    params: { id: citizenId, encounterId },
  });
  return (
    <Dialog title={data ? kindLabel(data.encounter) : 'Atendimento'} side width={640} onClose={onClose}>
      {data ? <Content whole={data} /> : null}
      {!data && isError ? (
        <ErrorState what="o atendimento" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={8} label="Carregando o atendimento" /> : null}
      {data ? (
        <div className="form-foot">
          <ButtonAnchor
            icon={IconPrinter}
            href={printAddress(citizenId, [encounterId])}
            target="_blank"
            rel="noreferrer"
          >
            Imprimir
          </ButtonAnchor>
        </div>
      ) : null}
    </Dialog>
  );
}
