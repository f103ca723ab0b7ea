import { useQueryClient } from '@tanstack/react-query';
import { useWatch } from 'react-hook-form';
import {
  callApi,
  Card,
  ErrorState,
  Form,
  formatNumber,
  FormFoot,
  LeaveGuard,
  Page as Frame,
  routeKey,
  showToast,
  Skeleton,
  SubmitButton,
  TextField,
  useRoute,
} from '#ui/index';
import { getPrintLimits, type PrintLimits, savePrintLimits } from '../contract.ts';
import {
  factorOf,
  MOST,
  PRINTED_REPORTS,
  type PrintedReport,
  type PrintLimit,
  printedReports,
} from '../contract/print-limits.ts';
import './print-limits.css';

/** What is typed for a report; of what it does not count there is nothing. */
type Typed = { groups?: string; months?: string };
type Values = Record<PrintedReport, Typed>;

const COUNTS = { groups: 'Grupos', months: 'Meses' } as const;
const counted = (report: PrintedReport) =>
  (['groups', 'months'] as const).filter((name) => PRINTED_REPORTS[report][name] !== null);

/** A whole number that the field takes; undefined for any other text. */
function numberOf(text = ''): number | undefined {
  const number = /^\s*\d{1,3}\s*$/.test(text) ? Number(text) : 0;
  return number >= 1 && number <= MOST ? number : undefined;
}
const check = (text: string) =>
  numberOf(text) === undefined ? `Informe um número inteiro de 1 a ${MOST}.` : undefined;

const each = <T,>(made: (report: PrintedReport) => T) =>
  Object.fromEntries(printedReports.map((report) => [report, made(report)])) as Record<PrintedReport, T>;

const typedOf = (limits: PrintLimits): Values =>
  each((report) =>
    Object.fromEntries(counted(report).map((name) => [name, String(limits[report][name] ?? '')])),
  );
const limitsOf = (values: Values): PrintLimits =>
  each((report) =>
    Object.fromEntries(counted(report).map((name) => [name, numberOf(values[report][name]) ?? 0])),
  );

const many = (count: number, one: string, more: string) =>
  `${formatNumber(count)} ${count === 1 ? one : more}`;

/** What the factor allows, in words. */
function allows({ groups, months }: PrintLimit): string {
  const factor = factorOf({ groups, months });
  if (months === null) return `Até ${many(factor, 'grupo', 'grupos')}.`;
  if (groups === null) return `Até ${many(factor, 'mês', 'meses')}.`;
  return `Com 1 grupo, até ${many(factor, 'mês', 'meses')}. Com 1 mês, até ${many(factor, 'grupo', 'grupos')}.`;
}

/** The factor of what is typed, as it is typed. */
function Factor({ report }: { report: PrintedReport }) {
  const typed = useWatch<Values, PrintedReport>({ name: report });
  const count = (name: 'groups' | 'months') =>
    PRINTED_REPORTS[report][name] === null ? null : numberOf(typed[name]);
  const [groups, months] = [count('groups'), count('months')];
  const limit = groups === undefined || months === undefined ? undefined : { groups, months };
  return (
    <div className="factor" aria-live="polite">
      <span className="caption text-3">Fator</span>
      <output className="strong numeric">{limit ? formatNumber(factorOf(limit)) : '–'}</output>
      <span className="caption text-3">{limit ? allows(limit) : 'Corrija os números ao lado.'}</span>
    </div>
  );
}

function ReportRow({ report }: { report: PrintedReport }) {
  return (
    <fieldset className="print-limit">
      <legend>{PRINTED_REPORTS[report].label}</legend>
      <div className="counts">
        {counted(report).map((name) => (
          <TextField
            key={name}
            name={`${report}.${name}`}
            label={COUNTS[name]}
            required
            inputMode="numeric"
            maxLength={9}
            autoComplete="off"
            check={check}
          />
        ))}
      </div>
      <Factor report={report} />
    </fieldset>
  );
}

/** "Configuração de impressão": how much each report may hold. */
export function Page() {
  const client = useQueryClient();
  const { data, isError, error, refetch } = useRoute(getPrintLimits, {});
  return (
    <Frame
      title="Configuração de impressão"
      crumbs={[{ label: 'Relatórios' }, { label: 'Configuração de impressão' }]}
    >
      {!data && isError ? (
        <ErrorState what="a configuração de impressão" error={error} onRetry={() => void refetch()} />
      ) : null}
      {!data && !isError ? <Skeleton rows={14} /> : null}
      {data ? (
        <Form<Values>
          label="Configuração de impressão"
          defaults={typedOf(data)}
          onSubmit={async (values, form) => {
            const saved = await callApi(savePrintLimits, { body: limitsOf(values) });
            client.setQueryData(routeKey(getPrintLimits, {}), saved);
            form.reset(values);
            showToast('Configuração de impressão salva.');
          }}
        >
          <LeaveGuard what="a configuração de impressão" />
          <Card
            title="Limites dos relatórios"
            note="Fator é grupos × meses: o relatório sai enquanto o que se pede não passa dele."
          >
            <div className="print-limits">
              {printedReports.map((report) => (
                <ReportRow key={report} report={report} />
              ))}
            </div>
          </Card>
          <FormFoot>
            <SubmitButton keys="Ctrl S">Salvar</SubmitButton>
          </FormFoot>
        </Form>
      ) : null}
    </Frame>
  );
}
