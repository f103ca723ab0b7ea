import { type FormEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import {
  type DefaultValues,
  type FieldValues,
  FormProvider,
  type Path,
  type UseFormReturn,
  useForm,
  useFormContext,
  useFormState,
} from 'react-hook-form';
import { Button, type ButtonProps } from '../button.tsx';
import { useConnection } from '../../client/connection.ts';
import { useShortcuts } from '../keys/use-shortcuts.ts';
import { Notice } from '../notice.tsx';
import { TellDialog } from '../typed-in-dialog.tsx';
import { ApiProblem, problemSentence, UNREACHED } from '../../client/problem.ts';
import { isUnanswered } from '../../client/repeat.ts';
import { fieldErrors } from './errors.ts';

type FormProps<T extends FieldValues> = {
  defaults: DefaultValues<T>;
  /** A thrown ApiProblem lands on its fields, or above the form. */
  onSubmit: (values: T, form: UseFormReturn<T>) => Promise<void> | void;
  children: ReactNode;
  label?: string;
  /**
   * Enter goes to the next field and Shift Enter back, as in the citizen's form and the CDS; `asked`: to the
   * next one that is required or stands in an element marked `data-asked`, the others being Tab's.
   */
  enterMoves?: 'all' | 'asked' | undefined;
  /** Stands on the page whether it is used or not: leaving a field says nothing of what is missing, sending does. */
  standing?: boolean;
  /** Where sending ends something for good and what is typed is a draft until then: what Ctrl S does instead. */
  onSave?: (() => void) | undefined;
};

const FIELDS = 'input:not([type=hidden]):not([tabindex="-1"]),select,[type=submit]';

const isAsked = (field: HTMLElement): boolean =>
  field.matches('[type=submit],[aria-required=true]') ||
  field.closest<HTMLElement>('[data-asked]')?.dataset['asked'] === 'true';

/** Enter in a field of one line goes to the next field, or back; on the last one to the main action. */
function moveByEnter(event: KeyboardEvent<HTMLFormElement>, askedOnly: boolean): void {
  const { target, currentTarget: form, defaultPrevented, key, shiftKey } = event;
  if (key !== 'Enter' || defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  if (!(target instanceof HTMLElement) || !target.matches('input,select')) return;
  event.preventDefault();
  const fields = [...form.querySelectorAll<HTMLElement>(FIELDS)].filter(
    (field) => !field.matches(':disabled'),
  );
  const stops = fields.filter(
    (field) => field === target || (isStop(field) && (!askedOnly || isAsked(field))),
  );
  stops[stops.indexOf(target) + (shiftKey ? -1 : 1)]?.focus();
}

/** Of a group of radios only the chosen one, or the first. */
function isStop(field: HTMLElement): boolean {
  if (!(field instanceof HTMLInputElement) || field.type !== 'radio') return true;
  const group = field.closest('fieldset') ?? field.form;
  const chosen = group?.querySelector<HTMLInputElement>('input[type=radio]:checked');
  return field === (chosen ?? group?.querySelector('input[type=radio]'));
}

/** Type of the form's own error when nobody answered its save. */
export const UNANSWERED = 'unanswered';

/**
 * Puts what the server refused on the fields that the form has; says the rest above the form. Returns the fields: what is said
 * of a list, or of what is no control, goes with the next sending, for no control takes it away.
 */
function showProblem<T extends FieldValues>(form: UseFormReturn<T>, error: unknown): Path<T>[] {
  const fields = error instanceof ApiProblem ? error.fields : [];
  const own = fields.filter((field) => form.getValues(field.path as Path<T>) !== undefined);
  for (const [place, field] of own.entries()) {
    form.setError(
      field.path as Path<T>,
      { type: 'server', message: field.message },
      { shouldFocus: place === 0 },
    );
  }
  if (own.length === 0 || own.length < fields.length) {
    const type = isUnanswered(error) ? UNANSWERED : 'server';
    form.setError('root.server', { type, message: problemSentence(error) });
  }
  return own.map(({ path }) => path as Path<T>);
}

/**
 * A form of the house: checks on blur, again on change after the first error, all on save; the
 * first error takes the focus, more than three are also listed on top; Ctrl S saves.
 */
export function Form<T extends FieldValues>({
  defaults,
  onSubmit,
  children,
  label,
  enterMoves,
  standing = false,
  onSave,
}: FormProps<T>) {
  const form = useForm<T>({ defaultValues: defaults, mode: standing ? 'onSubmit' : 'onTouched' });
  const refused = useRef<Path<T>[]>([]);
  async function submit(event: FormEvent<HTMLFormElement>): Promise<void> {
    form.clearErrors(refused.current);
    refused.current = [];
    await form.handleSubmit(async (values) => {
      form.clearErrors('root');
      try {
        await onSubmit(values, form);
      } catch (error) {
        refused.current = showProblem(form, error);
      }
    })(event);
  }
  const element = useRef<HTMLFormElement>(null);
  // Where several forms are on the screen, the one in which the person types.
  const save = () => (document.activeElement?.closest('form') ?? element.current)?.requestSubmit();
  useShortcuts([
    { keys: 'Ctrl S', label: 'Salvar', run: onSave ?? save, group: 'Formulários' },
    { keys: 'Ctrl Enter', label: 'Ação principal e seguir', run: save, group: 'Formulários' },
  ]);
  return (
    <FormProvider {...form}>
      <form
        ref={element}
        className="form"
        noValidate
        aria-label={label}
        onSubmit={(event) => void submit(event)}
        onKeyDown={enterMoves ? (event) => moveByEnter(event, enterMoves === 'asked') : undefined}
      >
        <TellDialog />
        <FormProblems />
        {children}
      </form>
    </FormProvider>
  );
}

const AGAIN = 'O servidor não tinha respondido. A conexão está de volta: tente de novo.';

/** Why the form as a whole was not taken; that there is no connection is no longer why, once it is back. */
export function useFormRefusal(): string | undefined {
  const { errors } = useFormState();
  const { online } = useConnection();
  const refusal = errors.root?.server?.message;
  return refusal === UNREACHED && online ? AGAIN : refusal;
}

/** The server's sentence, and the list of errors when there are more than three. */
function FormProblems() {
  const { formState, setFocus } = useFormContext();
  const list = formState.isSubmitted ? fieldErrors(formState.errors) : [];
  const sentence = useFormRefusal();
  return (
    <>
      {sentence ? <Notice tone="danger">{sentence}</Notice> : null}
      {list.length > 3 ? (
        <div className="notice danger error-summary">
          <div>
            <strong>Faltam {list.length} correções para salvar:</strong>
            <ul>
              {list.map((error) => (
                <li key={error.path}>
                  <button type="button" className="link-button" onClick={() => setFocus(error.path)}>
                    {error.label}
                  </button>
                  : {error.message}
                </li>
              ))}
            </ul>
          </div>
        </div>
      ) : null}
    </>
  );
}

/** Main button of a form: never disabled for invalid data, "Salvando…" while it sends. */
export function SubmitButton({
  sending = 'Salvando…',
  look = 'primary',
  ...rest
}: Omit<ButtonProps, 'busy' | 'type'> & { sending?: string }) {
  const { formState } = useFormContext();
  return <Button {...rest} look={look} type="submit" busy={formState.isSubmitting && sending} />;
}
