import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type FieldValues, useFormContext } from 'react-hook-form';
import { createAutosave } from './autosave.ts';
import { type Draft, dropDraft, keepDraft, readDraft } from './drafts.ts';

/**
 * Keeps what is typed in the form around it: after a rest, at least every 5 s, when a field is left, when the
 * page is hidden or left (ui.md §6). An earlier draft is put back into the fields. `discard` forgets it and
 * takes the fields back to what is saved.
 */
export function useDraft(id: string, title: string) {
  const form = useFormContext();
  const [restored, setRestored] = useState<Draft | null>(null);
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
    setEndsWithTab(!kept.outlivesTab);
  });
  const forget = useEffectEvent(async () => {
    typed.current = null;
    setRestored(null);
    setEndsWithTab(false);
    await dropDraft(id);
  });

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
        if (!dirty) return;
        typed.current = structuredClone(values);
        auto.touch();
      },
    });
    const hidden = () => document.visibilityState === 'hidden' && auto.flush();
    document.addEventListener('visibilitychange', hidden);
    document.addEventListener('focusout', auto.flush);
    return () => {
      stop();
      document.removeEventListener('visibilitychange', hidden);
      document.removeEventListener('focusout', auto.flush);
      auto.flush();
    };
  }, [subscribe]);

  useEffect(() => {
    if (isSubmitSuccessful && submitCount > 0) void forget();
  }, [isSubmitSuccessful, submitCount]);

  // On plain HTTP the draft dies with the tab: the browser asks before it closes.
  useEffect(() => {
    if (!endsWithTab) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [endsWithTab]);

  async function discard(): Promise<void> {
    typed.current = null;
    setRestored(null);
    setEndsWithTab(false);
    await dropDraft(id);
    form.reset();
  }
  return { restored, discard };
}
