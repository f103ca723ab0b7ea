import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { formatRecent, Icon } from '#ui/index';
import type { Check, Process } from '../../contract/process.ts';

const LOOKS = {
  good: { icon: IconCircleCheck, look: 'text-success', word: 'Atendido' },
  bad: { icon: IconCircleX, look: 'text-danger', word: 'Impede' },
  warned: { icon: IconAlertTriangle, look: 'text-warning', word: 'Aviso' },
} as const;

const lookOf = ({ ok, blocking }: Check) => LOOKS[ok ? 'good' : blocking ? 'bad' : 'warned'];
/** What must be mended stands first. */
const rank = ({ ok, blocking }: Check) => (ok ? 2 : blocking ? 0 : 1);

function CheckLine({ check }: { check: Check }) {
  const { icon, look, word } = lookOf(check);
  return (
    <li className="row top">
      <span className={look}>
        <Icon of={icon} />
        <span className="visually-hidden">{word}: </span>
      </span>
      <span className="column gap-2">
        <strong>{check.label}</strong>
        <span className="text-2">{check.detail}</span>
      </span>
    </li>
  );
}

function Side({ title, checks }: { title: string; checks: readonly Check[] }) {
  if (checks.length === 0) return null;
  return (
    <div className="column">
      <h4 className="text-3">{title}</h4>
      <ul className="column unification-checks">
        {checks
          .toSorted((a, b) => rank(a) - rank(b))
          .map((check) => (
            <CheckLine key={check.id} check={check} />
          ))}
      </ul>
    </div>
  );
}

/** What was looked at before a unification, of both sides: green, or red with what to do. */
export function Checks({ process: { checks, checkedAt, side } }: { process: Process }) {
  if (!checkedAt) return null;
  const met = checks.filter(({ ok }) => ok).length;
  const of = (where: Check['side']) => checks.filter((check) => check.side === where);
  const other = side === 'sending' ? 'receiving' : 'sending';
  return (
    <section className="column" aria-label="Conferência">
      <div className="row wrap">
        <h3>Conferência</h3>
        <span className="caption text-3">
          {met} de {checks.length} atendidos · {formatRecent(checkedAt)}
        </span>
      </div>
      <div className="unification-sides">
        <Side title="Nesta instalação" checks={of(side)} />
        <Side
          title={other === 'receiving' ? 'Na instalação central' : 'Na instalação local'}
          checks={of(other)}
        />
      </div>
    </section>
  );
}
