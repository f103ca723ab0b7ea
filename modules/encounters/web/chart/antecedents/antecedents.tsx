import { labelOf } from '#platform/contract/choices';
import type { ReactNode } from 'react';
import { Card, EmptyState, ErrorState, Facts, formatDate, Notice, Skeleton, useRoute } from '#ui/index';
import type { RouteOutput } from '#platform/contract/route';
import { getAntecedents } from '../../../contract.ts';
import {
  KINSHIPS,
  OBSTETRIC_COUNTS,
  obstetricWarnings,
  OUTCOME_WITHIN_YEAR,
} from '../../../contract/chart-entries.ts';
import type { ChartOf } from '../chart-of.ts';
import { codeText } from '../names.ts';
import { partialDateText } from '../../parts/partial-date.ts';
import { dayOf } from '../since.ts';

type Found = RouteOutput<typeof getAntecedents>;

const noted = (parts: ReadonlyArray<string | undefined | null | false>): string =>
  parts.filter(Boolean).join(', ');

function Rows({
  title,
  none,
  rows,
}: {
  title: string;
  none: string;
  rows: ReadonlyArray<{ id: string; first: string; second: string }>;
}) {
  return (
    <Card title={title}>
      {rows.length === 0 ? <p className="text-2">{none}</p> : null}
      <ul className="chart-rows">
        {rows.map(({ id, first, second }) => (
          <li key={id}>
            <span className="column">
              <strong>{first}</strong>
              <span className="caption text-2">{second}</span>
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Obstetric({ obstetric }: Pick<Found, 'obstetric'>): ReactNode {
  if (!obstetric) return null;
  const { said } = obstetric;
  const warnings = obstetricWarnings(said);
  return (
    <Card title="Informações obstétricas" note={`anotadas em ${dayOf(obstetric.revisedAt)}`}>
      <Facts
        facts={[
          ...OBSTETRIC_COUNTS.flatMap(({ key, label }) => {
            const count = said[key];
            return count === undefined ? [] : [{ label, value: String(count) }];
          }),
          ...(said.outcomeWithinYear === undefined
            ? []
            : [
                {
                  label: OUTCOME_WITHIN_YEAR,
                  value: said.outcomeWithinYear ? 'Sim' : 'Não',
                },
              ]),
        ]}
      />
      {warnings.map((warning) => (
        <Notice key={warning} tone="warning">
          {warning} Confira no próximo atendimento.
        </Notice>
      ))}
    </Card>
  );
}

function Shown({ found: { resolved, hospital, family, obstetric } }: { found: Found }) {
  if (resolved.length + hospital.length + family.length === 0 && !obstetric) {
    return (
      <Card title="Antecedentes">
        <EmptyState title="Nenhum antecedente registrado">
          Antecedentes se registram em um atendimento; problemas resolvidos vêm da Avaliação.
        </EmptyState>
      </Card>
    );
  }
  return (
    <div className="chart-halves">
      <Rows
        title="Problemas resolvidos"
        none="Nenhum problema resolvido."
        rows={resolved.map(({ id, name, ciap2, cid10, startedOn, endedOn }) => ({
          id,
          first: codeText({ name, code: noted([ciap2, cid10]) }),
          second: noted([
            startedOn && `de ${partialDateText(startedOn)}`,
            endedOn && `até ${formatDate(endedOn)}`,
          ]),
        }))}
      />
      <Rows
        title="Cirurgias e internações"
        none="Nenhuma cirurgia ou internação."
        rows={hospital.map(({ id, name, said: { on, note } }) => ({
          id,
          first: name,
          second: noted([partialDateText(on), note]),
        }))}
      />
      <Rows
        title="Familiares"
        none="Nenhuma condição da família."
        rows={family.map(({ id, name, said: { ciap2, kinship, note } }) => ({
          id,
          first: codeText({ name, code: ciap2 }),
          second: noted([kinship && labelOf(KINSHIPS, kinship), note]),
        }))}
      />
      <Obstetric obstetric={obstetric} />
    </div>
  );
}

/** "Antecedentes". */
export function Antecedents({ chart: { citizenId } }: { chart: ChartOf }) {
  const { data, isError, error, refetch } = useRoute(getAntecedents, { params: { id: citizenId } });
  if (data) return <Shown found={data} />;
  return isError ? (
    <ErrorState what="os antecedentes" error={error} onRetry={() => void refetch()} />
  ) : (
    <Skeleton rows={6} label="Carregando os antecedentes" />
  );
}
