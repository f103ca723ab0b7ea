import { useEffect, useEffectEvent, useId, useRef, useState, useSyncExternalStore } from 'react';
import { type FieldValues, useFormContext } from 'react-hook-form';
import { reportUnsaved, useSaveState } from '../save-state.ts';
import { beforeGoing, createAutosave } from './autosave.ts';
import type { Draft } from './draft-server.ts';
import type { Opened } from './draft-store.ts';
import { currentDrafts, onDrafts, tellOfDraft, withoutSecrets } from './drafts.ts';
import { filledIn } from './filled-in.ts';

export type DraftEvents = {
  /** The draft of a saved form is given up: only then may the form leave the screen, which would keep what was typed once more. */
  onSaved?: (() => void) | undefined;
  /** What had been typed before, if anything, is back in the fields. */
  onOpened?: (() => void) | undefined;
};

/**
 * Keeps what is typed in the form around it: after a rest, at least every 5 s, when a field is left, when the
 * form is sent, when the page is hidden or left. An earlier draft is put back into the fields.
 * `discard` forgets it and takes the fields back to what is saved. `other` is a text of the same form from
 * another computer: `choose` says which one stays.
 */
export function useDraft(id: string, title: string, { onSaved, onOpened }: DraftEvents = {}) {
  const form = useFormContext();
  const [drafts] = useState(currentDrafts);
  const [restored, setRestored] = useState<Draft | null>(null);
  const other = useSyncExternalStore(onDrafts, () => drafts.otherOf(id) ?? null);
  const here = useId();
  const typed = useRef<FieldValues | null>(null);
  const { draft: told } = useSaveState();
  const { isSubmitSuccessful, submitCount } = form.formState;
  const draftOf = (values: FieldValues): Draft => {
    const at = new Date().toISOString();
    return { values: withoutSecrets(values), at, title, path: location.pathname };
  };
  const putBack = (values: FieldValues) =>
    form.reset(
      { ...form.getValues(), ...filledIn(values, form.formState.defaultValues ?? {}) },
      { keepDefaultValues: true },
    );

  const restore = (opened: Opened | undefined) => {
    // What was typed before it came is kept beside it.
    if (!opened || form.formState.isDirty) return;
    putBack(opened.screen.values);
    setRestored(opened.screen);
    drafts.goOn(id, opened);
  };
  const opening = useEffectEvent((opened: Opened | undefined) => {
    restore(opened);
    onOpened?.();
  });
  const save = useEffectEvent((values: FieldValues) => void drafts.keep(id, draftOf(values)));
  const forget = () => {
    typed.current = null;
    reportUnsaved(here, false);
    setRestored(null);
    return drafts.drop(id);
  };
  const saved = useEffectEvent(() => {
    void forget();
    onSaved?.();
  });

  useEffect(() => {
    let current = true;
    tellOfDraft(id);
    void drafts.open(id).then((opened) => current && opening(opened));
    return () => {
      current = false;
    };
  }, [drafts, id]);

  const { subscribe } = form;
  useEffect(() => {
    const auto = createAutosave(() => {
      if (typed.current) save(typed.current);
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
    if (isSubmitSuccessful && submitCount > 0) saved();
  }, [isSubmitSuccessful, submitCount]);

  // Only in this tab, which is all there is on plain HTTP without the server: the browser asks before it closes.
  const endsWithTab = told?.place.on === 'here' && !told.place.outlivesTab;
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
  async function choose(which: 'screen' | 'other'): Promise<void> {
    if (which === 'other' && other) putBack(other.values);
    await drafts.choose(id, draftOf(form.getValues()));
  }
  return { restored, discard, other, choose };
}
