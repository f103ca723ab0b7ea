import { useEffect, useEffectEvent, useId, useRef, useState } from 'react';
import { type FieldValues, useFormContext } from 'react-hook-form';
import { reportUnsaved } from '../save-state.ts';
import { beforeGoing, createAutosave } from './autosave.ts';
import { type Draft, dropDraft, keepDraft, readDraft } from './drafts.ts';

/**
 * Keeps what is typed in the form around it: after a rest, at least every 5 s, when a field is left, when the
 * form is sent, when the page is hidden or left (ui.md §6). An earlier draft is put back into the fields.
 * `discard` forgets it and takes the fields back to what is saved.
 */
export function useDraft(id: string, title: string) {
  const form = useFormContext();
  const [restored, setRestored] = useState<Draft | null>(null);
  const here = useId();
  const typed = useRef<FieldValues | null>(null);
  /** What is typed is kept only as long as this tab. */
  const [endsWithTab, setEndsWithTab] = useState(false);
  const { isSubmitSuccessful, submitCount } = form.formState;

  const restore = useEffectEvent((draft: Draft | undefined) => {
    if (!draft || form.formState.isDirty) return;
    form.reset({ ...form.getValues(), ...draft.values }, { keepDefaultValues: true });
    setRestored(draft);
  });
  const save = useEffectEvent(async (values: FieldValues) => {
    const at = new Date().toISOString();
    const kept = await keepDraft(id, { values, at, title, path: location.pathname });
    // Saved meanwhile: nothing of it ends with the tab.
    if (typed.current) setEndsWithTab(!kept.outlivesTab);
  });
  const forget = async () => {
    typed.current = null;
    reportUnsaved(here, false);
    setRestored(null);
    setEndsWithTab(false);
    await dropDraft(id);
  };
  const saved = useEffectEvent(forget);

  useEffect(() => {
    let current = true;
    void readDraft(id).then((draft) => current && restore(draft));
    return () => {
      current = false;
    };
  }, [id]);

  const { subscribe } = form;
  useEffect(() => {
    const auto = createAutosave(() => {
      if (typed.current) void save(typed.current);
    });
    const stop = subscribe({
      formState: { values: true, isDirty: true },
      callback: ({ values, isDirty: dirty }) => {
        reportUnsaved(here, dirty === true);
        typed.current = dirty ? structuredClone(values) : null;
        if (dirty) auto.touch();
        else auto.cancel();
      },
    });
    const stopWatching = beforeGoing(auto.flush);
    return () => {
      stop();
      stopWatching();
      auto.flush();
      reportUnsaved(here, false);
    };
  }, [subscribe, here]);

  useEffect(() => {
    if (isSubmitSuccessful && submitCount > 0) void saved();
  }, [isSubmitSuccessful, submitCount]);

  // On plain HTTP the draft dies with the tab: the browser asks before it closes.
  useEffect(() => {
    if (!endsWithTab) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [endsWithTab]);

  async function discard(): Promise<void> {
    await forget();
    form.reset();
  }
  return { restored, discard };
}
