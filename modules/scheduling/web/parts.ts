/*
 * What pages of other modules need where they book too. Apart from the index, which the first page loads.
 */
export { CitizenAppointments } from './desk/citizen-appointments.tsx';
export { firstFree } from './desk/free-times.ts';
export { refusalOf } from './desk/refusals.ts';
export { downloadSlip } from './desk/slip.ts';
export { WhenFields } from './desk/when-fields.tsx';
export { dayText, type Listed, type When } from './desk/words.ts';
export { parseTimeText, timeFault } from './time-text.ts';
