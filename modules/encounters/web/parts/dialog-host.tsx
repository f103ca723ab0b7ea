import { createContext, type ReactNode, use, useState } from 'react';

type Draw = (close: () => void) => ReactNode;

const HostContext = createContext<(draw: Draw) => void>(() => undefined);

/** Opens a dialog of the encounter's form. */
export const useDialogHost = () => use(HostContext);

/** Put around the form of the encounter: its dialogs are forms too, and one cannot stand in the other. */
export function DialogHost({ children }: { children: ReactNode }) {
  const [draw, setDraw] = useState<Draw | null>(null);
  const open = (next: Draw) => setDraw(() => next);
  return (
    <HostContext value={open}>
      {children}
      {draw?.(() => setDraw(null))}
    </HostContext>
  );
}
