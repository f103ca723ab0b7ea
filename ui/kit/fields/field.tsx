import { IconAlertCircle, IconAlertTriangle } from '@tabler/icons-react';
import { type ReactNode, useId } from 'react';
import { classes } from '../classes.ts';
import { Icon } from '../icon.tsx';

export type FieldText = {
  label: string;
  /** Marks with the red `*` and refuses empty. */
  required?: boolean | undefined;
  /** Writes "opcional" beside the label, where almost everything is required. */
  optional?: boolean | undefined;
  /** Closed by another field, whose place or hint says why: not checked, and what it holds is kept. */
  disabled?: boolean | undefined;
  hint?: ReactNode;
};

/** Ids that tie the control to its label and messages. */
export type FieldIds = { id: string; describedBy: string | undefined };

export function FieldLabel({ label, required, optional, disabled }: FieldText) {
  return (
    <>
      {label}
      {required && !disabled ? <em aria-hidden>*</em> : null}
      {optional ? <small>opcional</small> : null}
    </>
  );
}

/** The message under a control: an error, or a warning that does not block. */
export function FieldMessages({
  id,
  error,
  warning,
  hint,
}: {
  id: string;
  error?: string | undefined;
  warning?: ReactNode;
  hint?: ReactNode;
}) {
  return (
    <div id={id} aria-live="polite">
      {error ? (
        <p className="field-message error">
          <Icon of={IconAlertCircle} size="small" />
          {error}
        </p>
      ) : null}
      {warning && !error ? (
        <p className="field-message warning">
          <Icon of={IconAlertTriangle} size="small" />
          {warning}
        </p>
      ) : null}
      {hint && !error && !warning ? <p className="field-message hint">{hint}</p> : null}
    </div>
  );
}

/** Label above, control, message below; `children` receives the ids to carry. */
export function Field({
  error,
  warning,
  aside,
  children,
  ...text
}: FieldText & {
  error?: string | undefined;
  warning?: ReactNode;
  /** At the right of the label, e.g. a link. */
  aside?: ReactNode;
  children: (ids: FieldIds) => ReactNode;
}) {
  const id = useId();
  const messages = `${id}-messages`;
  const spoken = Boolean(error || warning || text.hint);
  return (
    <div className={classes('field', error && 'invalid', Boolean(warning) && 'warned')}>
      <div className="row">
        <label className="field-label grow" htmlFor={id}>
          <FieldLabel {...text} />
        </label>
        {aside}
      </div>
      {children({ id, describedBy: spoken ? messages : undefined })}
      <FieldMessages id={messages} error={error} warning={warning} hint={text.hint} />
    </div>
  );
}
