import { classes } from '#ui/light';
import { fieldAnchor } from './field-anchor.ts';
import type { FieldView, FindingView } from './lot/protocol.ts';
import { count } from './words.ts';

function Messages({ findings }: { findings: readonly FindingView[] }) {
  return findings.map(({ code, message, isWarning }, place) => (
    <p key={`${code} ${place}`} className={isWarning ? 'text-warning' : 'text-danger'}>
      {message}
    </p>
  ));
}

const marked = ({ findings }: FieldView) =>
  findings.some(({ isWarning }) => !isWarning) ? 'danger' : findings.length > 0 && 'warning';

function Value({ field }: { field: FieldView }) {
  const { path, name, label, value, meaning, findings } = field;
  return (
    <div id={fieldAnchor(path)} tabIndex={-1} className={classes('lot-field', marked(field))}>
      <span className="lot-label">
        {label} <span className="mono text-3">{name}</span>
      </span>
      <span className="lot-value">
        {value === null ? <span className="text-3">não informado</span> : (meaning ?? value)}
        {value !== null && meaning !== null ? <span className="mono text-3"> {value}</span> : null}
        <Messages findings={findings} />
      </span>
    </div>
  );
}

function Group({ field }: { field: FieldView }) {
  const { path, name, label, children, more, findings } = field;
  return (
    <details id={fieldAnchor(path)} tabIndex={-1} className={classes('lot-group', marked(field))} open>
      <summary>
        {label} <span className="mono text-3">{name}</span>
      </summary>
      <Messages findings={findings} />
      <FieldTree fields={children} />
      {more > 0 ? (
        <p className="caption text-3">E mais {count(more, 'item', 'itens')}, que não são mostrados.</p>
      ) : null}
    </details>
  );
}

/** Fields of a record with their labels; groups open and close. */
export function FieldTree({ fields }: { fields: readonly FieldView[] }) {
  return (
    <div className="lot-fields">
      {fields.map((field) =>
        field.children.length > 0 ? (
          <Group key={field.path} field={field} />
        ) : (
          <Value key={field.path} field={field} />
        ),
      )}
    </div>
  );
}
