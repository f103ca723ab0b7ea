import { labelOf } from '#platform/contract/choices';
import { IconPill } from '@tabler/icons-react';
import { Card, formatDate, Icon } from '#ui/index';
import type { Medicine } from '../../../contract.ts';
import { STOPS } from '../../../contract/content.ts';
import { today } from '../chart-of.ts';
import type { CardOf } from './card-of.ts';

const DAY_MS = 86_400_000;
const daysUntil = (day: string, now: string): number =>
  Math.round((new Date(day).getTime() - new Date(now).getTime()) / DAY_MS);
/** So many days before its end, a treatment is said to end. */
const SOON = 7;

function Standing({ continuous, endsOn, stopped }: Pick<Medicine, 'continuous' | 'endsOn' | 'stopped'>) {
  if (stopped) {
    const how = labelOf(STOPS, stopped.how).toLowerCase();
    return (
      <span className="caption text-3">
        {how} em {formatDate(stopped.on)}
      </span>
    );
  }
  if (continuous) return <span className="caption text-2">contínuo</span>;
  if (endsOn === null) return <span className="caption text-2">sem prazo</span>;
  const left = daysUntil(endsOn, today());
  if (left < 0) return <span className="caption text-3">concluído em {formatDate(endsOn)}</span>;
  if (left > SOON) return <span className="caption text-2">até {formatDate(endsOn)}</span>;
  const when = left === 0 ? 'hoje' : left === 1 ? 'amanhã' : `em ${left} dias`;
  return <span className="tag warning">acaba {when}</span>;
}

/** "Medicamentos" in use, and those that ended within three months. */
export function MedicinesCard({ sheet: { medicines } }: CardOf) {
  return (
    <Card title="Medicamentos" note={medicines.length > 0 ? 'em uso e dos últimos 3 meses' : null}>
      {medicines.length === 0 ? <p className="text-2">Nenhum prescrito nos últimos 3 meses.</p> : null}
      <ul className="chart-rows">
        {medicines.map(({ id, name, posology, continuous, startsOn, endsOn, stopped, item }) => (
          <li key={id}>
            <span className="text-primary">
              <Icon of={IconPill} size="small" />
            </span>
            <span className="column">
              <strong>{name}</strong>
              <span className="caption text-2">{posology}</span>
              <span className="caption text-2">
                {[`desde ${formatDate(startsOn)}`, item.advice].filter(Boolean).join(' · ')}
              </span>
            </span>
            <Standing continuous={continuous} endsOn={endsOn} stopped={stopped} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
