const BUCKETS_MS = [5, 10, 25, 50, 100, 300, 1_000, 3_000, 10_000];
const WINDOW_MS = 15 * 60_000;
const WINDOW_MAX = 20_000;

type Series = { count: number; sum: number; buckets: number[] };

export type Metrics = {
  observe(method: string, route: string, status: number, ms: number): void;
  /** Prometheus text of this process. `gauges` are read at the moment. */
  text(gauges: Record<string, number>): string;
  /** 95th percentile of the last 15 minutes in ms; null without requests. */
  p95(): number | null;
};

/** Counts requests by method, route pattern and status. Never by address or content. */
export function createMetrics(now: () => number = Date.now): Metrics {
  const series = new Map<string, Series>();
  let recent: Array<{ at: number; ms: number }> = [];
  return {
    observe(method, route, status, ms) {
      const labels = `method="${method}",route="${route}",status="${status}"`;
      const entry = series.get(labels) ?? { count: 0, sum: 0, buckets: BUCKETS_MS.map(() => 0) };
      entry.count += 1;
      entry.sum += ms;
      BUCKETS_MS.forEach((limit, index) => {
        if (ms <= limit) entry.buckets[index] = (entry.buckets[index] ?? 0) + 1;
      });
      series.set(labels, entry);
      recent.push({ at: now(), ms });
      if (recent.length > WINDOW_MAX) recent = recent.slice(WINDOW_MAX / 2);
    },
    text(gauges) {
      const lines = ['# TYPE pec_http_request_duration_ms histogram'];
      for (const [labels, entry] of series) {
        BUCKETS_MS.forEach((limit, index) => {
          lines.push(
            `pec_http_request_duration_ms_bucket{${labels},le="${limit}"} ${entry.buckets[index] ?? 0}`,
          );
        });
        lines.push(`pec_http_request_duration_ms_bucket{${labels},le="+Inf"} ${entry.count}`);
        lines.push(`pec_http_request_duration_ms_sum{${labels}} ${entry.sum.toFixed(1)}`);
        lines.push(`pec_http_request_duration_ms_count{${labels}} ${entry.count}`);
      }
      for (const [name, value] of Object.entries(gauges))
        lines.push(`# TYPE ${name} gauge`, `${name} ${value}`);
      return `${lines.join('\n')}\n`;
    },
    p95() {
      const since = now() - WINDOW_MS;
      const sorted = recent
        .filter((entry) => entry.at >= since)
        .map((entry) => entry.ms)
        .sort((a, b) => a - b);
      return sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? null;
    },
  };
}
