import { useId } from 'react';
import { classes } from '#ui/index';
import { CREATED_KINDS, type CreatedKind, KIND_LABELS } from './kinds.ts';

/** "Nome": at most 100 characters; says what the server refused. */
export function NameField({
  value,
  error,
  onChange,
}: {
  value: string;
  error: string | undefined;
  onChange: (name: string) => void;
}) {
  const id = useId();
  return (
    <div className={classes('field', error && 'invalid')}>
      <label className="field-label" htmlFor={id}>
        Nome
        <em aria-hidden>*</em>
      </label>
      <div className="input">
        <input
          id={id}
          value={value}
          maxLength={100}
          aria-required
          aria-invalid={Boolean(error)}
          aria-describedby={`${id}-error`}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      <p id={`${id}-error`} className="field-message error" role="alert">
        {error}
      </p>
    </div>
  );
}

/** "Tipo de acesso": chosen once; what may be ticked depends on it. */
export function KindField({
  value,
  locked,
  onChange,
}: {
  value: CreatedKind | null;
  /** Why it cannot be chosen. */
  locked: string | null;
  onChange: (kind: CreatedKind) => void;
}) {
  const group = useId();
  return (
    <fieldset className="field" disabled={locked !== null}>
      <legend className="field-label">
        Tipo de acesso
        <em aria-hidden>*</em>
      </legend>
      <div className="row wrap kinds">
        {CREATED_KINDS.map((kind) => (
          <label key={kind} className="check secondary">
            <input type="radio" name={group} checked={value === kind} onChange={() => onChange(kind)} />
            <span>{KIND_LABELS[kind]}</span>
          </label>
        ))}
      </div>
      {locked ? <p className="field-message hint">{locked}</p> : null}
    </fieldset>
  );
}
