/**
 * Whether people are booked with an occupation: not with those of administration (grande grupo 4 of the CBO, reception among
 * them). Their agendas are there as any other; none is proposed by itself.
 */
export const attends = (cbo: string): boolean => !cbo.startsWith('4');
