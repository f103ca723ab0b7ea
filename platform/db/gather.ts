type Waiting<V> = { done: (value: V | undefined) => void; failed: (reason: unknown) => void };

/**
 * Makes one question to the base out of those of the same turn of the event loop: under load a trip costs
 * more than what it brings. Nothing is remembered: each answer was asked of the base after its question
 * came.
 */
export function gather<K, V>(
  /** A text by which equal questions are known. */
  nameOf: (key: K) => string,
  /** Answers all of them, by name; what is left out is undefined. */
  askAll: (keys: readonly K[]) => Promise<ReadonlyMap<string, V>>,
): (key: K) => Promise<V | undefined> {
  let keys = new Map<string, K>();
  let waiting = new Map<string, Waiting<V>[]>();

  async function ask(): Promise<void> {
    const [asked, those] = [keys, waiting];
    [keys, waiting] = [new Map(), new Map()];
    try {
      const answers = await askAll([...asked.values()]);
      for (const [name, all] of those) for (const one of all) one.done(answers.get(name));
    } catch (error) {
      for (const all of those.values()) for (const one of all) one.failed(error);
    }
  }

  return (key) =>
    new Promise((done, failed) => {
      const name = nameOf(key);
      if (keys.size === 0) setImmediate(() => void ask());
      keys.set(name, key);
      const same = waiting.get(name);
      if (same) same.push({ done, failed });
      else waiting.set(name, [{ done, failed }]);
    });
}
