/**
 * The result of work that tells that it goes on; the error of `late` once it told nothing for `ms`. What hangs is left
 * behind: a call to a share that is away cannot be taken back.
 */
export async function whileMoving<T>(
  ms: number,
  work: (moving: () => void) => Promise<T>,
  late: () => Error,
): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(late()), ms);
  });
  try {
    return await Promise.race([work(() => timer?.refresh()), silence]);
  } finally {
    clearTimeout(timer);
  }
}
