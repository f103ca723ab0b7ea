import { useState } from 'react';
import { type FieldValues, useFormContext } from 'react-hook-form';
import { Button } from '../button.tsx';
import { CompareTable } from '../compare-table.tsx';
import { Dialog } from '../dialog.tsx';
import { formatRecent } from '../format.ts';
import type { Draft } from '../../client/local/draft-server.ts';
import { Notice } from '../notice.tsx';
import { differences } from './draft-differences.ts';

/** The same form was typed in at two computers: both texts are kept until the person says which one stays. */
export function DraftChoice({
  other,
  onChoose,
}: {
  other: Draft;
  onChoose: (which: 'screen' | 'other') => Promise<void>;
}) {
  const { getValues } = useFormContext<FieldValues>();
  const [comparing, setComparing] = useState(false);
  const when = formatRecent(other.at);
  const choose = async (which: 'screen' | 'other') => {
    setComparing(false);
    await onChoose(which);
  };
  const rows = comparing ? differences(getValues(), other.values) : [];
  return (
    <Notice
      tone="warning"
      action={
        <Button look="soft" size="small" onClick={() => setComparing(true)}>
          Comparar e escolher
        </Button>
      }
    >
      Este rascunho também foi escrito em outro computador ou aba, {when}. Os dois textos estão guardados:
      escolha com qual continuar.
      {comparing ? (
        <Dialog title="Com qual texto continuar?" onClose={() => setComparing(false)} width={760}>
          <div className="column gap-16">
            {rows.length > 0 ? (
              <CompareTable
                label="O que difere entre os dois textos"
                titles={{ left: 'Nesta tela', right: `No outro, ${when}` }}
                rows={rows}
              />
            ) : (
              <p className="text-2">Os dois textos dizem o mesmo nos campos desta tela.</p>
            )}
            <p className="text-2">O que não for escolhido se perde.</p>
            <div className="form-foot">
              <Button onClick={() => void choose('other')}>Continuar com o outro</Button>
              <Button look="primary" data-autofocus onClick={() => void choose('screen')}>
                Continuar com o desta tela
              </Button>
            </div>
          </div>
        </Dialog>
      ) : null}
    </Notice>
  );
}
