import { type CallInput, callFile } from './api.ts';
import type { AnyRoute } from './repeat.ts';
import { saveBlob } from './save-blob.ts';

/**
 * Shows a file that a route answers with in a window of its own; as a download where the browser opens none. The window is
 * opened before it is asked for: a later one would be nobody's press, and held back.
 * @throws ApiProblem as `callApi`; then there is no window.
 */
export async function openFile<C extends AnyRoute>(
  contract: C,
  input: CallInput<C>,
  name: string,
): Promise<void> {
  const shown = window.open('', '_blank');
  try {
    const file = await callFile(contract, input);
    if (shown) shown.location.href = URL.createObjectURL(file);
    else saveBlob(file, name);
  } catch (error) {
    shown?.close();
    throw error;
  }
}
