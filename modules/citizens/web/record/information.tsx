import { sentenceCase, titleCaseName, titleCasePlace } from '@pec-aberto/brazil';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { Button, Card, type Fact, Facts, formatDateTime, formatRecent, Notice } from '#ui/index';
import { labelOf, origins } from '../../contract/codes.ts';
import { fieldLabel } from '../../contract/labels.ts';
import { cityLabel } from '../city-label.ts';
import { describe } from '../describe.ts';
import { BLOCKS } from '../form/blocks.ts';
import type { CitizenView, FormField } from '../form/values.ts';
import { SharingDialog, TeamDialog } from './block-dialogs.tsx';
import { useMayJoin } from '../search/picking.tsx';
import { WAITS } from '../waits.ts';
import { DocumentsCard } from './documents-card.tsx';
import { FamilyCard } from './family-card.tsx';
import { useRights } from './rights.ts';
import '../citizens.css';

/** Of two fields that tell one thing, the one that does. */
const CLOSED: Partial<Record<FormField, (citizen: CitizenView) => boolean>> = {
  noCpfReason: ({ cpf, noCpfReason }) => cpf !== null || noCpfReason === null,
  socialName: ({ socialName }) => socialName === null,
  ethnicity: ({ ethnicity }) => ethnicity === null,
  motherUnknown: () => true,
  fatherUnknown: () => true,
  birthMunicipalityIbge: ({ nationality }) => nationality !== 1 && nationality !== null,
  birthCountry: ({ nationality }) => nationality === 1 || nationality === null,
  naturalizedOn: ({ nationality }) => nationality !== 2,
  naturalizationOrdinance: ({ nationality }) => nationality !== 2,
  enteredBrazilOn: ({ nationality }) => nationality !== 3,
  uf: () => true,
  streetType: () => true,
  noHouseNumber: () => true,
  outOfArea: () => true,
  sexualOrientation: ({ informsSexualOrientation }) => informsSexualOrientation !== true,
  genderIdentity: ({ informsGenderIdentity }) => informsGenderIdentity !== true,
};

function namesOf(citizen: CitizenView): ReadonlyMap<string, string> {
  const { birthMunicipalityIbge: born, municipalityIbge: lives, occupationCbo, occupationName } = citizen;
  const names = new Map<string, string>();
  if (born && citizen.birthMunicipalityName) names.set(born, cityLabel(citizen.birthMunicipalityName, born));
  if (lives && citizen.municipalityName) names.set(lives, cityLabel(citizen.municipalityName, lives));
  if (occupationCbo && occupationName) names.set(occupationCbo, sentenceCase(occupationName));
  return names;
}

/** "Rua das Paineiras". */
function streetOf({ streetType, street }: CitizenView): string {
  const kind = describe('streetType', streetType);
  return titleCasePlace([kind.toUpperCase(), street].filter(Boolean).join(' '));
}

/** What a field says beside its own value: a box that was ticked in its place. */
function instead(field: FormField, citizen: CitizenView): string | undefined {
  if (field === 'motherName' && citizen.motherUnknown) return 'Desconhecido';
  if (field === 'fatherName' && citizen.fatherUnknown) return 'Desconhecido';
  if (field === 'houseNumber' && citizen.noHouseNumber) return 'Sem número';
  if (field === 'microarea' && citizen.outOfArea) return 'Fora da área';
  if (field === 'street') return streetOf(citizen);
  return undefined;
}

function factsOf(citizen: CitizenView, fields: readonly FormField[]): Fact[] {
  const names = namesOf(citizen);
  return fields
    .filter((field) => !CLOSED[field]?.(citizen))
    .map((field) => ({
      label: fieldLabel(field),
      value: instead(field, citizen) ?? describe(field, citizen[field], names),
    }));
}

/** A record that came incomplete says what the form would ask. */
function Pending({ citizen }: { citizen: CitizenView }) {
  const { edit } = useRights();
  if (citizen.pending.length === 0) return null;
  const missing = citizen.pending.map(({ path }) => fieldLabel(path)).join(', ');
  return (
    <Notice
      tone="warning"
      title="Cadastro incompleto."
      action={
        edit ? (
          <Link
            to="/cidadao/$id/editar"
            params={{ id: citizen.id }}
            state={{ askedField: citizen.pending[0]?.path ?? '' }}
          >
            Completar
          </Link>
        ) : null
      }
    >
      Falta preencher ou corrigir: {missing}.
    </Notice>
  );
}

/** A number that somebody else has too: said to all, compared by who may join registrations. */
function Shared({ citizen }: { citizen: CitizenView }) {
  const mayJoin = useMayJoin();
  return citizen.sharedNumbers.map(({ kind, id, name, reason }) => (
    <Notice
      key={`${kind} ${id}`}
      tone="warning"
      title={`O ${kind.toUpperCase()} também é de ${titleCaseName(name)}.`}
      action={
        mayJoin ? (
          <Link to="/unificacao/comparar" search={{ principal: citizen.id, outros: id }}>
            Comparar
          </Link>
        ) : null
      }
    >
      {reason ? `Motivo: ${reason.replace(/\.$/, '')}. ` : ''}
      {WAITS}
    </Notice>
  ));
}

function TeamCard({ citizen, action }: { citizen: CitizenView; action: ReactNode }) {
  const { team, teamAutomatic, teamSince } = citizen;
  return (
    <Card title={BLOCKS.team.title} action={action}>
      <Facts
        facts={[
          { label: 'Equipe', value: team ? `${team.name} – ${team.ine}` : 'Sem equipe' },
          { label: 'Unidade de saúde responsável', value: titleCasePlace(team?.unitName ?? '') },
          { label: 'Vínculo', value: teamAutomatic ? 'Pelo cadastro individual' : 'À mão' },
          { label: 'Desde', value: teamSince ? formatDateTime(teamSince).slice(0, 10) : '' },
        ]}
      />
    </Card>
  );
}

/** Who changed the record last, and where it came from. */
function Provenance({ citizen }: { citizen: CitizenView }) {
  const { updatedAt, updatedBy, updatedOrigin, createdAt, origin, fci } = citizen;
  const origin1 = labelOf(origins, origin)?.toLowerCase();
  return (
    <p className="caption text-3">
      Última atualização: {formatRecent(updatedAt)}
      {updatedBy ? ` por ${describe('name', updatedBy.name)}` : ''} (
      {labelOf(origins, updatedOrigin)?.toLowerCase()}). Cadastrado em{' '}
      {formatDateTime(createdAt).slice(0, 10)} ({origin1}).
      {fci ? ` Cadastro individual aplicado: ${formatDateTime(fci.filledAt).slice(0, 10)}.` : ''}
    </p>
  );
}

/** Who refuses to share with this unit: that this is the person, and whom to ask. */
function Withheld({ citizen }: { citizen: CitizenView }) {
  const { edit, lgpd } = useRights();
  const [lifting, setLifting] = useState(false);
  return (
    <>
      <Notice tone="warning" title="Compartilhamento desativado.">
        {citizen.withheld}
      </Notice>
      <Card title={BLOCKS.personal.title}>
        <Facts facts={factsOf(citizen, KNOWN_FIELDS)} />
      </Card>
      {edit && lgpd ? (
        <div>
          <Button onClick={() => setLifting(true)}>Voltar a compartilhar</Button>
        </div>
      ) : null}
      {lifting ? <SharingDialog citizen={citizen} onClose={() => setLifting(false)} /> : null}
    </>
  );
}

const KNOWN_FIELDS: readonly FormField[] = [
  'name',
  'socialName',
  'birthDate',
  'sex',
  'motherName',
  'cpf',
  'cns',
];

function Information({ citizen }: { citizen: CitizenView }) {
  const { edit } = useRights();
  const [open, setOpen] = useState<'team' | 'sharing' | null>(null);
  const close = () => setOpen(null);
  const change = (what: 'team' | 'sharing', label: string) =>
    edit ? (
      <Button look="text" size="small" onClick={() => setOpen(what)}>
        {label}
      </Button>
    ) : null;
  const facts = (fields: readonly FormField[]) => <Facts facts={factsOf(citizen, fields)} />;
  return (
    <>
      <Pending citizen={citizen} />
      {citizen.sharedNumbers.length > 0 ? (
        // The paper is handed to one citizen: it names no other.
        <div className="column gap-12 no-print">
          <Shared citizen={citizen} />
        </div>
      ) : null}
      {citizen.status === 'inactive' ? (
        <Notice tone="warning" title="Cadastro inativo.">
          {citizen.inactivationReason ? `Motivo: ${citizen.inactivationReason}` : ''}
        </Notice>
      ) : null}
      <div className="citizen-cards">
        <div className="wide">
          <Card title={BLOCKS.personal.title}>{facts(BLOCKS.personal.fields)}</Card>
        </div>
        <Card title={BLOCKS.birthplace.title}>{facts(BLOCKS.birthplace.fields)}</Card>
        <Card title={BLOCKS.contacts.title}>{facts(BLOCKS.contacts.fields)}</Card>
        <TeamCard citizen={citizen} action={change('team', citizen.team ? 'Trocar' : 'Vincular equipe')} />
        <FamilyCard citizen={citizen} />
        <div className="wide">
          <Card title={BLOCKS.residence.title}>{facts(BLOCKS.residence.fields)}</Card>
        </div>
        <div className="wide">
          <Card title={BLOCKS.further.title}>{facts(BLOCKS.further.fields)}</Card>
        </div>
        <DocumentsCard citizen={citizen} />
        <Card
          title={BLOCKS.sharing.title}
          action={change('sharing', citizen.sharingRefused ? 'Voltar a compartilhar' : 'Desativar')}
        >
          <p className="secondary">
            {citizen.sharingRefused
              ? 'Desativado a pedido do cidadão: outras unidades não veem o prontuário.'
              : 'O prontuário é visto pelas unidades da instalação.'}
          </p>
        </Card>
      </div>
      <Provenance citizen={citizen} />
      {open === 'team' ? <TeamDialog citizen={citizen} onClose={close} /> : null}
      {open === 'sharing' ? <SharingDialog citizen={citizen} onClose={close} /> : null}
    </>
  );
}

/** All blocks of the registration, read-only. */
export function CitizenInformation({ citizen }: { citizen: CitizenView }) {
  return citizen.withheld ? <Withheld citizen={citizen} /> : <Information citizen={citizen} />;
}
