/** Set by the supervisor for its children. */
export const CHILD_ENV = {
  name: 'PEC_CHILD',
  supervisor: 'PEC_SUPERVISOR_PID',
  /** Directory of the embedded cluster; absent with DATABASE_URL. */
  cluster: 'PEC_CLUSTER',
} as const;
