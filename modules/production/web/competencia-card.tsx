import { Card, Facts, formatDate, formatMonth, formatNumber, Notice } from '#ui/index';
import type { Sending } from './sending-summary.tsx';

/** Days before the deadline from which what has not arrived is a warning. */
const SOON_DAYS = 3;

function daysText(days: number): string {
  if (days === 0) return 'hoje';
  return days === 1 ? 'amanhã' : `em ${days} dias`;
}

function lastText(months: number | null): string {
  if (months === null) return 'Nenhum destino confirmou nada ainda';
  if (months === 0) return 'Há menos de um mês';
  return months === 1 ? 'Há um mês' : `Há ${months} meses`;
}

/** Until when the month's production must arrive, and what has not. */
export function CompetenciaCard({ competencia }: { competencia: Sending['competencia'] }) {
  const { month, deadline, daysLeft, unconfirmed, refused, monthsWithout } = competencia;
  return (
    <Card
      title={`Competência de ${formatMonth(month).toLowerCase()}`}
      note={`até ${formatDate(deadline)}, 10º dia útil (${daysText(daysLeft)})`}
    >
      <div className="column gap-12">
        {unconfirmed > 0 && daysLeft <= SOON_DAYS ? (
          <Notice tone="warning">
            O prazo termina {daysText(daysLeft)} e ainda há fichas sem recibo. Gere o lote e confira os
            destinos.
          </Notice>
        ) : null}
        {monthsWithout !== null && monthsWithout >= 1 ? (
          <Notice tone="warning">
            Passou de um mês sem que um destino confirmasse fichas deste município. O limite entre bases é um
            mês.
          </Notice>
        ) : null}
        <Facts
          facts={[
            { label: 'Sem recibo', value: formatNumber(unconfirmed) },
            { label: 'Recusadas', value: formatNumber(refused) },
            { label: 'Última confirmação', value: lastText(monthsWithout) },
          ]}
        />
      </div>
    </Card>
  );
}
