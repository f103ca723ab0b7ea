import { TabLinks } from '#ui/index';
import { useSelected } from './selected.ts';

/** The two ways to the cadastros of one person. */
export function UnificationTabs({ current }: { current: 'Fila' | 'Buscar e selecionar' }) {
  const { people } = useSelected();
  const tabs = [
    { label: 'Fila', to: '/unificacao' },
    { label: 'Buscar e selecionar', to: '/unificacao/buscar', count: people.length },
  ];
  return <TabLinks label="Unificação de cadastros" tabs={tabs} current={current} />;
}
