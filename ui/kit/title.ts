import { useEffect } from 'react';

/** Title of the tab: "Unidades de saúde · PEC Aberto". */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · PEC Aberto`;
  }, [title]);
}
