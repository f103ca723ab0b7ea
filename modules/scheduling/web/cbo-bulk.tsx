import { type ReactNode, useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { Button, callApi, ConfirmDialog, problemSentence, showToast, showUndo } from '#ui/index';
import { countCbos, setCbosAvailable } from '../contract.ts';

type Asked = RouteOutput<typeof countCbos> & { offering: boolean; search: string };

const many = (count: number) => `${count} ${count === 1 ? 'CBO' : 'CBOs'}`;

/** Which occupations, and those that stay because somebody has them. */
function Consequence({ asked }: { asked: Asked }) {
  const { offering, search, unavailable, available, kept } = asked;
  const which = search ? `com “${search}”` : 'de toda a tabela';
  return (
    <>
      <p>
        {offering
          ? `Novas lotações poderão ter ${many(unavailable)} ${which}.`
          : `Novas lotações deixarão de ter ${many(available)} ${which}. As lotações que existem não mudam.`}
      </p>
      {!offering && kept > 0 ? (
        <p>{`${many(kept)} em uso por lotações ativas ${kept === 1 ? 'continua disponível' : 'continuam disponíveis'}.`}</p>
      ) : null}
    </>
  );
}

/** Makes all occupations of the search available for lotação, or unavailable: asked with the number, and undone. */
export function useCboBulk(props: {
  ibge: string;
  search: string;
  refresh: () => Promise<void>;
  onProblem: (text: string | null) => void;
}): { buttons: ReactNode; dialog: ReactNode } {
  const { ibge, search, refresh, onProblem } = props;
  const [asked, setAsked] = useState<Asked | null>(null);
  const params = { ibge };

  async function ask(offering: boolean): Promise<void> {
    onProblem(null);
    try {
      const counts = await callApi(countCbos, { params, query: search ? { search } : {} });
      if ((offering ? counts.unavailable : counts.available) > 0) setAsked({ ...counts, offering, search });
      else showToast(nothing(offering, counts.kept));
    } catch (error) {
      onProblem(problemSentence(error));
    }
  }

  async function run({ offering: available, search: of }: Asked): Promise<void> {
    const body = { available, ...(of ? { search: of } : {}) };
    const { codes } = await callApi(setCbosAvailable, { params, body });
    await refresh();
    showUndo(
      available
        ? `${many(codes.length)} a mais para novas lotações.`
        : `${many(codes.length)} a menos para novas lotações.`,
      async () => {
        await callApi(setCbosAvailable, { params, body: { available: !available, codes } });
        await refresh();
      },
    );
  }

  const buttons = (
    <span className="row wrap">
      <Button size="small" onClick={() => void ask(true)}>
        Disponibilizar todos
      </Button>
      <Button size="small" onClick={() => void ask(false)}>
        Indisponibilizar todos
      </Button>
    </span>
  );
  const dialog = asked ? (
    <ConfirmDialog
      title={
        asked.offering
          ? `Disponibilizar ${many(asked.unavailable)} para lotação?`
          : `Indisponibilizar ${many(asked.available)} para lotação?`
      }
      confirm={asked.offering ? 'Disponibilizar' : 'Indisponibilizar'}
      onConfirm={() => run(asked)}
      onClose={() => setAsked(null)}
    >
      <Consequence asked={asked} />
    </ConfirmDialog>
  ) : null;
  return { buttons, dialog };
}

function nothing(offering: boolean, kept: number): string {
  if (offering) return 'Todos os CBOs desta busca já estão disponíveis.';
  return kept > 0
    ? 'Os CBOs disponíveis desta busca estão em uso por lotações ativas e continuam disponíveis.'
    : 'Nenhum CBO desta busca está disponível.';
}
