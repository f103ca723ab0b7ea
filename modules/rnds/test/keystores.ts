import { generateKeyPairSync } from 'node:crypto';
import forge from 'node-forge';

/**
 * A keystore as certificate shops export them still: certificate under RC2 with 40 bits, key under 3DES, MAC by SHA-1. Made
 * by OpenSSL's legacy provider, for nobody; valid for a hundred years from 2026-11-22.
 */
export const legacyKeystore = Buffer.from(
  [
    'MIIJyQIBAzCCCY8GCSqGSIb3DQEHAaCCCYAEggl8MIIJeDCCBC8GCSqGSIb3DQEHBqCCBCAwggQcAgEAMIIEFQYJKoZIhvcNAQcBMBwGCiqGSI',
    'b3DQEMAQYwDgQIjpeNaNXQfuECAggAgIID6GFUtecOqoXyjHRAxm1Q7EHpxIXjbccrmjNntL4W6AKTXvi6zOukkD8zgNCKMPeOAwlYiRDn76wK',
    'Bk46am5N5ZNva3OxuuCjRZe8rDR2iWMx270duFjAkBrpo+Tik4aZCURUE4oZRhBsIygWzIq32BP/ND2S2ioy19yIK5P8CJjcC+TRf9cXHxMkno',
    'd6Hq+Pr0Ci23/izmwPQXkLvA/C0rD2RXQarjiJKLD2JljuluyoD9iI71esNUXO+mt7MpbOG1LNP17nPjrkQ36NhrQ92d+WmMl6ajV2F7WrnQKw',
    'lSmaTTVOvK5qGq0Aau0+3oV7GMpsAmete/Q/ghV1G8v1DxHHptjlvUuzsZQXv49rxy2nyW6HnSSY1b3VHdZy3LTfHijIJx6PpfszfRBO8juOj8',
    '6HtrS0iYkL23HBHlwTOzoaXERvLMvp+zevDNAthWjLZAXM8Uf/qWDk2P/czN6FOXfrN8E3F6MK2WxQR6plSGINRLvsBykDyPbIj5IjgZvmFs9i',
    'tBIyRZxCh/6NGRfCJugbG9I/TU/Tt/mK3bZxXmogEXFJv5c9s9fmRTLmDCapNlmV6hCnkRn6chxx5ZK/GVZoXUyKzWfr2oRgpHbRjR9fxBkGtP',
    'UdQckLjhIPnRfr5/47kHAWkOrXtCNLAfDRasP9pLyS2qYp5hA+qjDn1HUWuQSnBVdhjxfMJH3l2r3RbXElrMbqZPXajEimg/BwlWzjdZEY2dYn',
    'ba0Z2kbqkPUEFYtrThQMz8zzyO1r9EgvXaQvH5Cm6MsDB9r570TP3JWIBBkWlFMAG6VuvSROquTBHCgEV+ofp62dQ69qz+cc6QTXedFYoHN27Q',
    'X9Yzt3zxfiGEVaqsQGMWTKg0nvH9G4ISJ7VrXBPgfbVxtjJprCHBXKNcvqVI2T+uwAtjut49kCk3XDqgrO9B7wycSVslnmObl3A1QPiDfQpAi4',
    '+qHRKYBZ1z2ccIX5JlMa0/cgvyCh6As4QsYnyM41sr1o0A6k1EhKgejbA/c28YiI+oAjzo/vHbP2oFZH7c/8uOYBZsnkq+Xb9+bABeYmhh63mY',
    'dSAOk6p7QYMmMb0Die8HHn7hQT9s38sC+qiHdoanBFf9K/ImKq7DEr+z9lbdFAgAb1UKW1avas1aSQ7DhxyWBcm/HOazuy2Fpe9Sv6Ecghp6dB',
    't9DRS5xWWtYkxgTXn1oaGVBhGXy6sB1SwWscnn3FTRqPMIJ9ZQO/yVnC8a1Hprb4qRGnznVk9T/j0kextPUOvj2pGgbrHMdzI7io2JTxD2LiuC',
    'UpEBfV5HzHrgmZuVdwWOS16AlIj0wh0ofakr2kqnuGvA6Pa1QwggVBBgkqhkiG9w0BBwGgggUyBIIFLjCCBSowggUmBgsqhkiG9w0BDAoBAqCC',
    'BO4wggTqMBwGCiqGSIb3DQEMAQMwDgQILinAXrR8JwECAggABIIEyEquQBt+Ijdh2lrq9ntvDmyv2xjbtBjv9GsPuryau6NzwU0GtjiJkMtj3y',
    'OtrlS92d9XUHhmqJDJBRWLwjFaBRwCLSvpbZZtzUz0y1eiksT2l4EAeR5cT5g7ctUXqd59KkV2+apegcYlfN57/bPIWGNeE+Ie1RunWNqNFxZD',
    'WYQmvwnOehDBvpuk9uJUjiqx+4pdgY9Sdvmi5ChVPkstyC1kddJ7K8+dYY1XxqE+PpF8fS+Ea7ktSXhb8ZsKPb7M/XtwIfSBtrikr9f0cTruG7',
    '1UyLC37qsCiVVj6EYXg3wYF36Faq17JSptQAXA3AzfgQX3wHakoV4ew7IX1xNUWIq5MT3hEmiKsE1XuNO22cuKpdA4eF/knE/kuNozRuJ2qrdI',
    't9I2jCeZ2h5CSD3VAhiWzJTqq+vnLzz+YaiUwNg98/wc3YHEaf9CJknugUoLICo9nSaGlaz7llnQUNUu8YBDbp+lDv+ej0Cty9rRw2PU3wPjZd',
    'bXTf6faeZaNe0wUEzorHPZ+04Tw3Ua1HbTWvR17gvPHlbFaIiEPWS0k6nOlHggpUpkqTVvxi0zk7RNUoNRvDy7+PdoeWRA3v4rqWfkzVlfdqCQ',
    'b5jC/hiQBjeKRSeeZPFRzntMqMNzBM4Y8ykeqq3W8/9Td5WqOIxefYR+JDMFLvSRxEOaep9NolVbR5Ni7TI+uz5jtDUCzbypglKsn/SQD1Kbp1',
    'PKA2yMLbdrJeWMdHLRN2d5TFeSUO+UK5sPpfxr79k+Q+67R0GZpQzOjQUBswlYk9dB51ia2OoljQ6nSqAE+ZbcXYFx9vLQcLtzhnoC7SeGmT56',
    'douD7AFQDtG9bRAKtymrBIKnuyXv8vB46o9rRc4jmlFPvK39bLXok3dy0PQNaQrvf/u9Vvp9zV4+bb0uMbCi0Y1pb2lsiWEP6jSFw/7KHA/8tU',
    'nTt31dnPYL/XgbAsp7qfoLHRFcjYXkGeK23hhqphjwGC7OGy74f/8YZAtAH8Q5TxQbaLtjMwqkIEJz9sq9oo8ksuqj8360u7SnzFpFha84LLjG',
    '4XpeTA17TRa+dMROp3hDJj1qzqG0xpza2Ej2TfU/dqFhST10XOjkjSRDHey2CNZC+6vRg/5LjDj6JuIlxVQa7XE8HV2HYmJdE6Hh7uRucRXdtu',
    'S3HoVkB7E8pvrXxQHT72zTg5Cxy5yKyy1D7piwBu9nbocAwSWHgRnQWbdzsJdHMFYvsIgqCOAF0/4HHxmaSiedeybMtv/P2dQbSp/R/cnRxFdP',
    'Ad+yPWGyCMzDyELccXY/HIJwFpr0YohzZp8VYyav4UFGb2/bn4tmHgViaKER63g3Iz6uXBYJ6d2E8lfz48PO1ETUx1r2dCnnMo3vLGRqALekWL',
    'DCZD+vy7euefoOzWKVyclaaw6IEgiGn2728RlLB+VniuQoTAk/2uyN4qsUbb8JwrqwRRITX4KAI89RGblxBO1NQWp0PEPu4yZlo3zsoD0wJoCf',
    'AhxSAjADpCmpjWOfPlzBLedmesCMsQQW2FnpLz1xNEdEr8UlKK1LdtOHtgA6DQUCRMZ2TUJaWPA5HAi3a3JpBcUW5nD0O9VuwU6WLweF9lTfwl',
    'jCVOc/ZPCNoyiKKwkYv5WXjSsi3KoASlXlbTElMCMGCSqGSIb3DQEJFTEWBBS7NUnhVkC/4NwGt6yArpv0Qi7bnzAxMCEwCQYFKw4DAhoFAAQU',
    'WF85YjAtZ6tnZTd1zadwyXzzFlgECBYFEqsGcdXwAgIIAA==',
  ].join(''),
  'base64',
);
export const LEGACY_PASSWORD = 'senha-legada';

type Made = { password: string; from: Date; to: Date; key?: boolean; other?: boolean; name?: string };

/** A keystore under AES; without its key, or with the key of another certificate where told. */
export function keystore({
  password,
  from,
  to,
  key = true,
  other = false,
  name = 'MUNICIPIO',
}: Made): Buffer {
  const pair = () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    return forge.pki.privateKeyFromPem(String(privateKey.export({ type: 'pkcs1', format: 'pem' })));
  };
  const own = pair();
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = forge.pki.setRsaPublicKey(own.n, own.e);
  certificate.serialNumber = '01';
  certificate.validity.notBefore = from;
  certificate.validity.notAfter = to;
  const subject = [{ name: 'commonName', value: name }];
  certificate.setSubject(subject);
  certificate.setIssuer(subject);
  certificate.sign(own, forge.md.sha256.create());
  const inside = key ? (other ? pair() : own) : null;
  const p12 = forge.pkcs12.toPkcs12Asn1(inside, [certificate], password, { algorithm: 'aes256' });
  return Buffer.from(forge.asn1.toDer(p12).getBytes(), 'binary');
}
