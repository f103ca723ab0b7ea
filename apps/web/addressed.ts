/** Does the address name a page that opens whoever is signed in (link of a password, reset of the installer)? */
export const isAddressed = /^\/(recuperarSenha\/|esqueci-minha-senha$|reset$)/.test(location.pathname);
