import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { Icon } from '#ui/light';
import { fieldAnchor } from './field-anchor.ts';
import type { FindingView } from './lot/protocol.ts';
import { count } from './words.ts';

/** Shows the field, opening what hides it. */
function goTo(path: string): void {
  const field = document.getElementById(fieldAnchor(path));
  for (let up = field?.parentElement; up; up = up.parentElement) {
    if (up instanceof HTMLDetailsElement) up.open = true;
  }
  field?.scrollIntoView({ block: 'center' });
  field?.focus({ preventScroll: true });
}

function Item({ finding }: { finding: FindingView }) {
  const { code, group, path, place, message, source, isWarning } = finding;
  return (
    <li className={isWarning ? 'finding warning' : 'finding danger'}>
      <Icon of={isWarning ? IconAlertTriangle : IconAlertCircle} />
      <div className="column gap-2">
        <strong>
          {isWarning ? 'Aviso: ' : ''}
          {message}
        </strong>
        {path ? (
          <span>
            <button type="button" className="link-button" onClick={() => goTo(path)}>
              {place}
            </button>{' '}
            <span className="mono path">{path}</span>
          </span>
        ) : null}
        <span className="caption">
          <span className="mono">{code}</span> · {group} · {source}
        </span>
      </div>
    </li>
  );
}

/** What is wrong with a record: sentence, place, code, group and source of each broken rule. */
export function FindingList({ findings }: { findings: readonly FindingView[] }) {
  if (findings.length === 0) return null;
  const errors = findings.filter(({ isWarning }) => !isWarning).length;
  const warnings = findings.length - errors;
  const title = [errors > 0 && count(errors, 'erro'), warnings > 0 && count(warnings, 'aviso')].filter(
    Boolean,
  );
  return (
    <section>
      <h3>{title.join(' e ')}</h3>
      <ul className="findings">
        {findings.map((finding, place) => (
          <Item key={`${finding.code} ${finding.path} ${place}`} finding={finding} />
        ))}
      </ul>
    </section>
  );
}
