/** The event stream of a browser, as text. */
export function openStream(address: string, cookie: string, topics: readonly string[] = []) {
  const abort = new AbortController();
  let text = '';
  let open = true;
  const finished = (async () => {
    const asked = topics.length > 0 ? `?topics=${topics.join(',')}` : '';
    const response = await fetch(`${address}/api/events${asked}`, {
      headers: { cookie: `pec_session=${cookie}` },
      signal: abort.signal,
    });
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
  })()
    .catch(() => undefined)
    .finally(() => {
      open = false;
    });
  return {
    text: () => text,
    /** How often this was said so far. */
    count: (part: string) => text.split(part).length - 1,
    ended: finished,
    isOpen: () => open,
    close: () => {
      abort.abort();
      return finished;
    },
    /** Waits until it was said so many times. */
    async until(part: string, times = 1): Promise<void> {
      while (text.split(part).length - 1 < times) await new Promise((resolve) => setTimeout(resolve, 20));
    },
  };
}
