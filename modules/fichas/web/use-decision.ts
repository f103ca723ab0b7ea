import { titleCaseName } from '@pec-aberto/brazil';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { RouteOutput } from '#platform/contract/route';
import { callApi, problemSentence, showToast, showUndo, useAction } from '#ui/index';
import { applyFciContract, registerFciContract, reopenFciContract } from '../contract.ts';
import { fieldLabel } from '#modules/citizens/contract/labels';
import { useRefresh } from '#modules/citizens/web/parts';

type Decided = RouteOutput<typeof applyFciContract>;

/** "Ficou só na ficha: CPF, E-mail." */
const leftOut = ({ unfit }: Decided): string =>
  unfit.length > 0 ? ` Ficou só na ficha: ${unfit.map(fieldLabel).join(', ')}.` : '';

/** The decisions about a ficha; each goes back to the list and says what became of it. */
export function useDecision(id: string, ficha: { name: string }) {
  const refresh = useRefresh();
  const navigate = useNavigate();
  const apply = useAction(applyFciContract);
  const register = useAction(registerFciContract);
  const [problem, setProblem] = useState<string | null>(null);

  async function leave(): Promise<void> {
    await refresh();
    await navigate({ to: '/fichas-em-revisao' });
  }
  async function decide(send: () => Promise<Decided>, done: string): Promise<void> {
    setProblem(null);
    try {
      const decided = await send();
      const said = decided.outcome === 'older' ? 'Já havia uma ficha mais nova: nada mudou.' : done;
      const { citizenId } = decided;
      await leave();
      showToast(
        said + leftOut(decided),
        citizenId
          ? {
              label: 'Abrir cadastro',
              run: () => void navigate({ to: '/cidadao/$id', params: { id: citizenId } }),
            }
          : undefined,
      );
    } catch (error) {
      setProblem(problemSentence(error));
      // Somebody may have decided, or registered the person, meanwhile.
      await refresh();
    }
  }
  return {
    problem,
    busy: apply.isPending || register.isPending,
    isThis: (citizen: { id: string; name: string }) =>
      decide(
        () => apply.mutateAsync({ params: { id }, body: { citizenId: citizen.id } }),
        `Ficha aplicada ao cadastro de ${titleCaseName(citizen.name)}.`,
      ),
    isAnother: (notThese: string[]) =>
      decide(
        () => register.mutateAsync({ params: { id }, body: { notThese } }),
        `${ficha.name} tem cadastro agora.`,
      ),
    discarded: async () => {
      await leave();
      showUndo(`A ficha de ${ficha.name} foi descartada.`, async () => {
        await callApi(reopenFciContract, { params: { id } });
        await refresh();
      });
    },
  };
}
