import { ageText } from '@pec-aberto/clinical';
import { formatCns, formatCpf, formatPhone, titleCaseName } from '@pec-aberto/brazil';
import { IconEdit, IconEye, IconShieldLock, IconUserSearch } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { RouteOutput } from '#platform/contract/route';
import {
  Avatar,
  Button,
  EmptyState,
  ErrorState,
  formatDate,
  formatDateTime,
  Icon,
  Notice,
  Skeleton,
  useRoute,
} from '#ui/index';
import { useShortcuts } from '#ui/kit/keys/use-shortcuts';
import { evidenceOf } from '../../contract/evidence.ts';
import { citizenSummaryContract } from '../../contract/search.ts';
import { ageDay } from '../age.ts';
import { useRights } from '../record/rights.ts';
import { today } from '../today.ts';
import { ageAndSex } from './people.tsx';
import { useMayJoin } from './picking.tsx';

type Summary = RouteOutput<typeof citizenSummaryContract>;

/** So many of the things two have in common are said beside the list; the comparison says all. */
const SAID = 3;
/** What half a town has in common tells nobody from anybody. */
const EVERYBODY = ['sex', 'municipality', 'birthMunicipality'];

function Head({ person }: { person: Summary }) {
  const name = titleCaseName(person.name);
  const { birthDate, deceased, sex, civilName } = person;
  const age = ageText(birthDate, ageDay(person, today()));
  const second = [
    ageAndSex(deceased && age ? `faleceu com ${age}` : age, sex),
    birthDate && formatDate(birthDate),
  ];
  return (
    <div className="row gap-12 top">
      <Avatar name={name} large />
      <div className="column gap-2">
        <h2 className="citizen-search-name">{name}</h2>
        {civilName ? <span className="caption text-3">Nome civil: {titleCaseName(civilName)}</span> : null}
        <span className="secondary text-2">{second.filter(Boolean).join(' · ')}</span>
      </div>
    </div>
  );
}

/** What can be done with the person; the list and the agenda come with their capabilities. */
function Acts({ id, withheld }: { id: string; withheld: boolean }) {
  const navigate = useNavigate();
  const edit = useRights().edit && !withheld;
  const open = () => void navigate({ to: '/cidadao/$id', params: { id } });
  const update = () => void navigate({ to: '/cidadao/$id/editar', params: { id } });
  useShortcuts(edit ? [{ keys: 'E', label: 'Atualizar cadastro', run: update }] : []);
  return (
    <div className="citizen-search-acts">
      <Button look="primary" icon={IconEye} keys="Enter" onClick={open}>
        Visualizar
      </Button>
      {edit ? (
        <Button icon={IconEdit} keys="E" onClick={update}>
          Atualizar cadastro
        </Button>
      ) : null}
    </div>
  );
}

function facts(person: Summary): Array<readonly [label: string, value: string | null]> {
  const { cpf, cns, motherName, phone, address, municipality, team, microarea, updatedAt, updatedBy } =
    person;
  const place = [address, municipality].filter(Boolean).join(', ');
  const by = updatedBy ? `, ${titleCaseName(updatedBy)}` : '';
  return [
    ['CPF', cpf && formatCpf(cpf)],
    ['CNS', cns && formatCns(cns)],
    ['Nome da mãe', motherName && titleCaseName(motherName)],
    ['Telefone', phone && formatPhone(phone)],
    ['Endereço', place || null],
    ['Equipe responsável', [team, microarea && `microárea ${microarea}`].filter(Boolean).join(' · ') || null],
    ['Última atualização', `${formatDateTime(updatedAt).slice(0, 10)}${by}`],
  ];
}

function State({ person }: { person: Summary }) {
  if (person.deceased) {
    return <Notice tone="warning">Óbito{person.diedOn ? ` em ${formatDate(person.diedOn)}` : ''}.</Notice>;
  }
  return person.status === 'inactive' ? <Notice tone="warning">Este cadastro está inativo.</Notice> : null;
}

/** "“Maria Ap. dos Santos”: nascimento igual, mãe parecido": what both have in common, in few words. */
function Suspect({ id, suspect }: { id: string; suspect: NonNullable<Summary['suspect']> }) {
  const mayJoin = useMayJoin();
  const common = suspect.evidence
    .filter(({ field }) => !EVERYBODY.includes(field))
    .map(evidenceOf)
    .filter(({ agreement }) => agreement !== 'different')
    .map(({ label, text }) => `${label === label.toUpperCase() ? label : label.toLowerCase()} ${text}`);
  return (
    <Notice tone="warning" title="Pode haver outro cadastro desta pessoa.">
      “{titleCaseName(suspect.name)}”{common.length > 0 ? `: ${common.slice(0, SAID).join(', ')}` : ''}.{' '}
      {mayJoin ? (
        <Link to="/unificacao/comparar" search={{ principal: id, outros: suspect.id }}>
          Comparar e unificar
        </Link>
      ) : null}
    </Notice>
  );
}

/** Beside the list: who the row in focus is, and what can be done. */
export function Preview({ id }: { id: string }) {
  const { data, error, isPending, refetch } = useRoute(citizenSummaryContract, { params: { id } });
  if (isPending) return <Skeleton rows={8} label="Carregando o resumo" />;
  if (!data) return <ErrorState what="o resumo" error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <Head person={data} />
      <Acts id={id} withheld={data.withheld !== null} />
      <State person={data} />
      {data.withheld ? (
        <Notice tone="warning" title="Compartilhamento desativado.">
          {data.withheld}
        </Notice>
      ) : null}
      {data.suspect ? <Suspect id={id} suspect={data.suspect} /> : null}
      <dl className="citizen-search-facts">
        {facts(data)
          .filter(([, value]) => value !== null || data.withheld === null)
          .map(([label, value]) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value ?? <span className="text-3">não informado</span>}</dd>
            </div>
          ))}
      </dl>
      <p className="row gap-6 caption text-3 citizen-search-note">
        <Icon of={IconShieldLock} size="small" />
        Fora de um atendimento, abrir o prontuário pede justificativa.
      </p>
    </>
  );
}

export function NoPreview() {
  return (
    <EmptyState icon={IconUserSearch} title="Ninguém escolhido">
      Percorra a lista com ↑ ↓ ou clique em um nome para ver o resumo aqui.
    </EmptyState>
  );
}
