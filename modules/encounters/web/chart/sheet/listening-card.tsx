import { titleCaseName } from '@pec-aberto/brazil';
import { RiskMark } from '#modules/reception/web/parts';
import { Card, formatTime } from '#ui/index';
import { codeText } from '../names.ts';
import type { CardOf } from './card-of.ts';

/** "Escuta inicial" of today; of who has an appointment, whose risk nobody classes, "pré-atendimento". */
export function ListeningCard({ sheet: { listening } }: CardOf) {
  if (!listening) return null;
  const { at, professional, reason, text, risk } = listening;
  return (
    <div className="chart-listening">
      <Card
        title={risk === null ? 'Pré-atendimento de hoje' : 'Escuta inicial de hoje'}
        note={`${formatTime(at)} · ${titleCaseName(professional)}`}
      >
        <p className="row wrap gap-6">
          {reason ? <strong>{codeText(reason)}</strong> : null}
          {risk ? <RiskMark risk={risk} /> : null}
        </p>
        {text ? <p className="text-2 chart-prose">{text}</p> : null}
      </Card>
    </div>
  );
}
