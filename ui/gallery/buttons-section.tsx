import { IconDeviceFloppy, IconPlus, IconTrash } from '@tabler/icons-react';
import { Button, ButtonLink, Card, IconButton, Kbd, RowMenu, showToast } from '../index.ts';
import { type ButtonLook } from '../kit/button.tsx';

const LOOKS: readonly [ButtonLook, string][] = [
  ['primary', 'Principal'],
  ['outline', 'Secundário'],
  ['soft', 'Suave'],
  ['text', 'Texto'],
  ['quiet', 'Discreto'],
  ['danger', 'Excluir'],
  ['danger-outline', 'Inativar'],
];

export function ButtonsSection() {
  const say = () => showToast('Botão pressionado.');
  return (
    <Card title="Botões">
      <div className="row wrap">
        {LOOKS.map(([look, label]) => (
          <Button key={look} look={look} onClick={say}>
            {label}
          </Button>
        ))}
      </div>
      <div className="row wrap">
        <Button size="small" icon={IconPlus} keys="N" onClick={say}>
          Adicionar
        </Button>
        <Button look="primary" icon={IconDeviceFloppy} keys="Ctrl S" onClick={say}>
          Salvar
        </Button>
        <Button size="large" look="primary" onClick={say}>
          Acessar
        </Button>
        <Button look="primary" busy="Salvando…">
          Salvar
        </Button>
      </div>
      <div className="row wrap">
        <IconButton icon={IconTrash} label="Excluir item" onClick={say} />
        <RowMenu
          of="Maria Aparecida"
          actions={[
            { label: 'Atualizar cadastro', icon: IconDeviceFloppy, run: say },
            { label: 'Excluir', icon: IconTrash, danger: true, run: say },
          ]}
        />
        <ButtonLink to="/" size="small">
          Ir ao início
        </ButtonLink>
        <Kbd keys="Ctrl K" />
        <Kbd keys="Alt A" />
      </div>
    </Card>
  );
}
