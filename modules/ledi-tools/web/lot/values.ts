import { formatDate, timeZoneOf } from './dates.ts';
