/**
 * Record linkage for Brazilian primary care.
 */
export {};
