import { expect, it } from 'vitest';
import { createMetrics } from './metrics.ts';

const MINUTE = 60_000;

it('tells the 95th percentile of the last 15 minutes, and none where nobody asked', () => {
  let now = 0;
  const metrics = createMetrics(() => now);
  expect(metrics.p95()).toBeNull();
  // Slowest first: what counts is how slow they were, not when they came.
  for (let ms = 100; ms >= 1; ms--) metrics.observe('GET', '/citizens', 200, ms);
  expect(metrics.p95()).toBe(95);
  now = 15 * MINUTE;
  metrics.observe('GET', '/citizens', 200, 7);
  expect(metrics.p95()).toBe(95);
  now += 1;
  expect(metrics.p95()).toBe(7);
  now += 16 * MINUTE;
  expect(metrics.p95()).toBeNull();
});

it('counts a request in each bucket that holds it, by method, route and status', () => {
  const metrics = createMetrics();
  metrics.observe('GET', '/citizens', 200, 25);
  metrics.observe('GET', '/citizens', 200, 40.06);
  metrics.observe('GET', '/citizens', 500, 1);
  const lines = metrics.text({ pec_jobs_waiting: 3 }).split('\n');
  const at = 'method="GET",route="/citizens",status="200"';
  expect(lines).toContain(`pec_http_request_duration_ms_bucket{${at},le="10"} 0`);
  expect(lines).toContain(`pec_http_request_duration_ms_bucket{${at},le="25"} 1`);
  expect(lines).toContain(`pec_http_request_duration_ms_bucket{${at},le="50"} 2`);
  expect(lines).toContain(`pec_http_request_duration_ms_bucket{${at},le="+Inf"} 2`);
  expect(lines).toContain(`pec_http_request_duration_ms_sum{${at}} 65.1`);
  expect(lines).toContain(`pec_http_request_duration_ms_count{${at}} 2`);
  expect(lines).toContain('pec_jobs_waiting 3');
});
