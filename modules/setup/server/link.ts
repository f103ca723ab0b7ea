const HOST = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/i;

/**
 * The address of the installation as it is kept: `http://host[:port][/path]`. Without port it is 80, which
 * http means by itself; https keeps its own. Undefined when it is no address.
 */
export function normaliseLink(text: string): string | undefined {
  const trimmed = text.trim();
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `http://${trimmed}`;
  if (!URL.canParse(full)) return undefined;
  const url = new URL(full);
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  const isHost = HOST.test(url.hostname) || /^\[[0-9a-f:.]+\]$/i.test(url.hostname);
  if (!isWeb || !isHost || url.username || url.password || url.search || url.hash) return undefined;
  return url.href.replace(/\/+$/, '');
}
