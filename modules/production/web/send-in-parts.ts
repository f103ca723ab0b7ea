import { callApi, isUnanswered, uploadApi, type UploadOptions } from '#ui/index';
import { beginUploadContract, PART_BYTES, sendPartContract } from '../contract/uploads.ts';

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Sends a file in parts, from where the server says that it stopped; after a cut it asks again, for as long as it takes.
 * Resolves with the job that receives it.
 */
export async function sendInParts(file: File, options: UploadOptions): Promise<string> {
  let wait = FIRST_WAIT_MS;
  for (;;) {
    try {
      return await goOn(file, options, () => (wait = FIRST_WAIT_MS));
    } catch (error) {
      if (options.signal.aborted || !isUnanswered(error)) throw error;
      options.onWaiting(true);
      await pause(wait, options.signal);
      wait = Math.min(wait * 2, LONGEST_WAIT_MS);
    }
  }
}

async function goOn(
  file: File,
  { signal, onProgress, onWaiting }: UploadOptions,
  onPart: () => void,
): Promise<string> {
  const { name, size, lastModified: modified } = file;
  const { id, have } = await callApi(beginUploadContract, { body: { name, size, modified } }, { signal });
  onWaiting(false);
  for (let number = have; ; number++) {
    const from = number * PART_BYTES;
    const part = file.slice(from, from + PART_BYTES);
    const { jobId } = await uploadApi(sendPartContract, { params: { id, number } }, part, {
      signal,
      // With the frame around the part a little more is sent.
      onProgress: (sent) => onProgress(from + Math.min(sent, part.size), size),
    });
    onPart();
    if (jobId !== null) return jobId;
  }
}

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
