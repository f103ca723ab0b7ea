import { IconBuildingHospital, IconDownload, IconReload } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { Button, formatDate, Notice } from '#ui/light';
import { FileButton } from './file-zone.tsx';
import { saveBlob } from '#ui/client/save-blob';
import type { LotSummary } from './lot/protocol.ts';
import type { LotWork } from './lot/use-lot.ts';
import { count, lotWords } from './words.ts';

/** What is done with a judged lot: the CSV of its errors, another lot. */
export function LotActions({ work }: { work: LotWork }) {
  const { client, summary, judge, clear } = work;
  const [isMaking, setMaking] = useState(false);
  if (!summary) return null;
  async function download(): Promise<void> {
    setMaking(true);
    try {
      const csv = await client?.ask('csv', {});
      if (csv)
        saveBlob(csv, `erros-${summary?.name.replace(/\.[^.]*$/, '') ?? ''}-${summary?.today ?? ''}.csv`);
    } finally {
      setMaking(false);
    }
  }
  return (
    <span className="row wrap">
      {summary.rules.length > 0 ? (
        <Button icon={IconDownload} busy={isMaking && 'Preparando…'} onClick={() => void download()}>
          Baixar erros (CSV)
        </Button>
      ) : null}
      <FileButton icon={IconReload} onFiles={judge}>
        Conferir outro lote
      </FileButton>
      <Button look="quiet" onClick={clear}>
        Limpar
      </Button>
    </span>
  );
}

/** Files that gave nothing, and a lot too long. */
export function LotProblems({ summary }: { summary: LotSummary }) {
  const { problems, isCut, total } = summary;
  return (
    <>
      {problems.map(({ file, message }) => (
        <Notice key={`${file} ${message}`} tone="danger" title={`“${file}”:`}>
          {message}
        </Notice>
      ))}
      {isCut ? (
        <Notice tone="warning" title={`Só as primeiras ${count(total, 'ficha')} foram conferidas.`}>
          O lote é maior do que uma página guarda. Confira o resto com “pec ledi validate”, que não tem
          limite.
        </Notice>
      ) : null}
    </>
  );
}

/** Whether professionals, units and teams are checked, and against what. */
function CnesLine({ work, summary }: { work: LotWork; summary: LotSummary }) {
  const { cnes } = summary;
  const { judge, forgetCnes } = work;
  return (
    <p className="row wrap secondary text-2 cnes-line">
      {cnes ? (
        <>
          <span>
            Profissionais, unidades e equipes conferidos com o CNES do município {cnes.ibge}, de{' '}
            {formatDate(cnes.date)}: {count(cnes.units, 'unidade')},{' '}
            {count(cnes.professionals, 'profissional', 'profissionais')}.
          </span>
          <Button look="text" size="small" onClick={forgetCnes}>
            Não usar
          </Button>
        </>
      ) : (
        <>
          <span>Profissionais, unidades e equipes não foram conferidos com o CNES.</span>
          <FileButton look="text" size="small" icon={IconBuildingHospital} onFiles={judge}>
            Usar o XML do CNES
          </FileButton>
        </>
      )}
    </p>
  );
}

/** What lot it is, how its records came out, and whether the CNES was there. Takes the focus that the drop left. */
export function LotName({ work, summary }: { work: LotWork; summary: LotSummary }) {
  const name = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    // Who chose the files by keyboard goes on from here: the control that had the focus is gone.
    if (document.activeElement === document.body) name.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div className="lot-summary">
      <p ref={name} tabIndex={-1} role="status" className="lot-name">
        <strong className="large">{summary.name}</strong> <span className="text-2">{lotWords(summary)}</span>
      </p>
      <CnesLine work={work} summary={summary} />
    </div>
  );
}
