/** Holds the session's secret: HttpOnly, SameSite=Strict. */
export const SESSION_COOKIE = 'pec_session';
