const BROWSERS: readonly [pattern: RegExp, name: string][] = [
  // The first that matches: the others imitate Chrome, and Chrome imitates Safari.
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/(?:OPR|Opera)\/(\d+)/, 'Opera'],
  [/SamsungBrowser\/(\d+)/, 'Samsung Internet'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/(?:Chrome|CriOS)\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
];
const SYSTEMS: readonly [pattern: RegExp, name: string][] = [
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'],
  [/CrOS/, 'ChromeOS'],
  [/Linux/, 'Linux'],
];

/** 'Chrome 140 · Windows' of what a browser says of itself; the start of it when it is no known one. */
export function shortUserAgent(userAgent: string | null): string {
  if (!userAgent) return 'não informado';
  const named = BROWSERS.map(([pattern, name]) => [pattern.exec(userAgent)?.[1], name]).find(
    ([version]) => version,
  );
  const system = SYSTEMS.find(([pattern]) => pattern.test(userAgent))?.[1];
  if (!named) return userAgent.slice(0, 40);
  return [`${named[1]} ${named[0]}`, system].filter(Boolean).join(' · ');
}
