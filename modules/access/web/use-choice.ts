import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type AccessInfo, callApi, problemSentence, type SessionView } from '#ui/light';
import { chooseAccess } from '../contract.ts';
import { openInitialModule } from './initial-module.ts';

/** Enters an access; the server's answer is the new session. */
export function useEnter(onEntered: (view: SessionView) => void) {
  const [entering, setEntering] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  async function enter(access: AccessInfo): Promise<void> {
    if (entering) return;
    setEntering(access.id);
    setProblem(null);
    try {
      const view = await callApi(chooseAccess, { body: { accessId: access.id } });
      openInitialModule(view);
      onEntered(view);
    } catch (error) {
      setProblem(problemSentence(error));
    } finally {
      setEntering(null);
    }
  }
  return { enter, entering, problem };
}

/** Keys 1 to 9 enter, arrows move between the buttons. Returns where the list is. */
export function useListKeys(shown: readonly AccessInfo[], enter: (access: AccessInfo) => void) {
  const list = useRef<HTMLUListElement>(null);

  function move(step: number): void {
    const buttons = [...(list.current?.querySelectorAll('button') ?? [])];
    const from = buttons.findIndex((button) => button === document.activeElement);
    const to = from < 0 ? 0 : (from + step + buttons.length) % buttons.length;
    buttons[to]?.focus();
  }

  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const typing = event.target instanceof HTMLInputElement;
    const access = !typing && /^[1-9]$/.test(event.key) ? shown[Number(event.key) - 1] : undefined;
    if (step !== 0) {
      event.preventDefault();
      move(step);
    }
    if (access) enter(access);
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => press(event);
    window.addEventListener('keydown', onKey);
    list.current?.querySelector('button')?.focus();
    return () => window.removeEventListener('keydown', onKey);
  }, []);
  return list;
}
