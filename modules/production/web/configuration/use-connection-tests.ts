import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi, problemSentence, routeKey, showToast } from '#ui/index';
import { listDestinationsContract, testDestinationContract } from '../../contract/destinations.ts';

/** "Testar conexão" with one destination or several at once: which are being asked, and why one could not be. */
export function useConnectionTests() {
  const client = useQueryClient();
  const [testing, setTesting] = useState<ReadonlySet<string>>(new Set());
  const [problem, setProblem] = useState<string | null>(null);

  async function test(ids: readonly string[]): Promise<void> {
    setTesting(new Set(ids));
    setProblem(null);
    try {
      await Promise.all(ids.map((id) => callApi(testDestinationContract, { params: { id } })));
      showToast('Teste de conexão finalizado.');
    } catch (error) {
      setProblem(problemSentence(error));
    }
    await client.invalidateQueries({ queryKey: routeKey(listDestinationsContract) });
    setTesting(new Set());
  }
  return { testing, problem, test };
}
