import { Button, Dialog, formatNumber } from '#ui/index';
import type { LotSummary } from './lot/protocol.ts';
import { count } from './words.ts';

/** Every rule that the lot breaks, the most frequent first; each shows its records. */
export function RulesPanel({
  rules,
  onPick,
  onClose,
}: {
  rules: LotSummary['rules'];
  onPick: (code: string) => void;
  onClose: () => void;
}) {
  return (
    <Dialog title="Erros por regra" side width={560} onClose={onClose}>
      <ul className="rules">
        {rules.map(({ code, group, message, source, isWarning, records }) => (
          <li key={code}>
            <span className="figure numeric" title={count(records, 'ficha')}>
              {formatNumber(records)}
            </span>
            <div className="column gap-2 grow">
              <span>{message}</span>
              <span className="mono text-2">{code}</span>
              <span className="caption text-3">
                {isWarning ? 'Aviso: ' : ''}
                {group}. {source}.
              </span>
            </div>
            <Button size="small" onClick={() => onPick(code)}>
              Ver<span className="visually-hidden"> fichas com {code}</span>
            </Button>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
