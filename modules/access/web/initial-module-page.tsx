import { Card, Page as Frame, showToast } from '#ui/index';
import { InitialModuleForm } from './initial-module-form.tsx';

/** "Alterar módulo inicial", from the user menu. */
export function Page() {
  return (
    <Frame title="Alterar módulo inicial">
      <div style={{ maxWidth: 560 }}>
        <Card title="Módulo inicial" note="deste acesso">
          <InitialModuleForm onSaved={() => showToast('Módulo inicial salvo.')} />
        </Card>
      </div>
    </Frame>
  );
}
