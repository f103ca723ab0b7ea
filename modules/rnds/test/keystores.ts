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

/** A keystore as OpenSSL 3 makes them (PBES2, AES of 256 bits), its password with accents; for nobody, valid for a hundred years. */
export const accentedKeystore = Buffer.from(
  [
    'MIIKHwIBAzCCCdUGCSqGSIb3DQEHAaCCCcYEggnCMIIJvjCCBDIGCSqGSIb3DQEHBqCCBCMwggQfAgEAMIIEGAYJKoZIhvcNAQcBMFcGCSqGSI',
    'b3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAjCi2lwuXX7EAICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEJWw7w3x9FaewAdR/SqNheiA',
    'ggOwOuUTnRQocylXziUQCCGg6VXcmSs1aFOieOftgSwukRQPDtL3prnWkqyTbTAfdXx6aHrZx0VU1cC24LgAUfQysFjDqzZCeNxyMHelAN3DQ0',
    'UR7h4QdpQkPCaBFuz7E2mM5BXketMhxBtRHDiiomSGiSx5TC49Ikg7FC0Pa3Iu+aaHy02pvzfBmPLFY24mVoxTQOJzoHBeGUPwq2ZfpZZm6ZZ8',
    'C5z5yVFl9t8nGlTi9Sh1iXzOrAd5fmVTu/xE3EYHyqs7EnE7M8VPzYcPw6ZYyDvtI146jHFLMCp093a5r9ZP7cwQK/WVMJR9U2p3qf5q9hhAXp',
    'F3K9qMYDokxZhsBN3z9u6tNm88F4sXBPWJBcrXV1pJQubB9GjtYyfkMMqb3/IgXBZecPCjB7VXVFxYd3pkYZWBugXwJSvAniWfBpFGxIZIsQ/J',
    'OwPbiZlQTVEE6RBy3qGZuANlGKYDql/Hr1msu1mY60PpTM3vYSG3UurtJEdHLbhGVL5MCGGkCuyXN0QpTJC/XGcoMmQCw51456tOb/SYWA1u6d',
    'oRC5cW6jSclYvp0h/grx3Y+d4k1V+D0jArHRN53qF7FM74QR53J+B55b3LGAQdS5wphx9lIT/w6o1yGiRMKx9PAkafNWNrXlZF7/t+2dIN5MfA',
    'vMcgfJ4ohkaqj9pcRY9sjHfp4LSENDMtzS7JQXZvEko30713DRkC8XNEFCBugFVhZ8tOe55jCexoqCzSmMnGkyaurSLFqQ4FEyMThETVO/8xHU',
    'cZWV9J2KBu2nxkDujFVzhu88hafdK85ktCyX/fmirbkFkZmA2POoBxPWPR30t/iuia/oVx0/OWrN5CbWxWB3uN1pYFv80AhDX7PL9zfJysDjwQ',
    'bFDYW4fBd+IBlPuEm9qZUp8M4OXiG+Vy1FJJLtYvi9gK1r0t1FJYzZJ8EsuHmJrp1FQx7nCc0ztRQGtowHq7G2NXlcHO1rX5+UbXXFqdIvsDWQ',
    '5a7beU2v4kRlwBcnQV7OaVoImivuICC1KQL2xKn0ghU27zHGQpI/Yd4mAtRYoDioL+C0zopCQUy/NQLdLdBs18ZC13bWCYkt3GP5dmvrVJbRr5',
    'bUgvYyWTlkHew8SSpOBLqMXXbE71cA2fFMtqnO6J8ekQeA03HVCil2Z3Ga6HxzOKbA3e6aBoszQZtUbWiwAdxAVCkJhl4drG2JxCS+OzozLrdI',
    'dTSR4qKoQno3A+hXM6b77poJPiMQMp2tN+x5o1hpc+TPtmE6pgXW8wggWEBgkqhkiG9w0BBwGgggV1BIIFcTCCBW0wggVpBgsqhkiG9w0BDAoB',
    'AqCCBTEwggUtMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAiKhkYqXlTgAgICCAAwDAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEEE',
    '6n4InyFnRY07PjWxxfgowEggTQn03KAos3P+YMBO7b6oHNETmIdfqEQ1CmGvKhQ7Osu+sOxXFrTjn4/n0n3IW/8QqEYsexcsfhoJ/bPNzhiWsW',
    'HdFYPE6+95iHyCgJ7cCEpFpaxQO7WT0430l9znyMnT2sLGwWp//o8AoXeS3cMoNURM0BTHZKPerkbiazULHKMnIIyat2DJoU/QVQyeJ9LJKp9Q',
    'A+gfNZPAOY4caodzss7BVIjPRmfS0rYiajC6Urkcr8D7uSoNtOy1dU1H7hB6IouLsLX7ruvLBWMThThyn2yX4S2OvzCAdJQJxDUOGOOdX1rdKx',
    '8JCpgWbAfhvQAg/KX2Zk5ZQ+eJ9s4i0asnzmsVRHYNiGwFdKAJlz4aw0tgr8OAzGH2BW87mJs7V7LQA+BGm8UrFpYaHY0AMh+1AskVvWwGy3Dj',
    'WAFjUA2Rtw+eD/iP+5MxZiiAGBXCk8SVw2oBQwE7WmCxuGY8JcOHjW7wpqRTHZhveZaFGv+U+D4BwaskCDzZXAfTVY0W+qLd9SUYg39abB/h7+',
    'xmdOzVymR1FdBXGlH5vAji3vgquZWP9JR543/Xn0idqMPrKD9zTvT/Bt3TTFyIMfTFjh24v/hPmx4CkkYF88dEgKKauGaU/prb7bF/PAWuQrrn',
    'K2qoAyTaJMgzFZZkp3LwXmcRDpRZmwAEtNwajXBQWkyY60ToPtONcXrLg22BDzOGX73U5H31EAqulV0X+iOD02ZUAOg3jv3jUf1eePaOaBB79x',
    '3WysMij0DxiHWHY/dkcrGt5mkooDch4SbIvI/A9mo0BwC8qb+mfhqkAM75YoLwo8G+KoocqbxtBb6ljX9hFpRChs4pKAbsOdAArc370fyQIaZV',
    '6O0d5aNqSNVOKIZ2bgk6DCtkKZKPSs4G1j391yW5VR87/9WWXNlAKIHSGBp+adYVOROogbXl3/Dm8xCAw5QGXKyD604m48x1UV05bRfTngVE6w',
    '3q5ZtcDhRz6H/SIDDCeom/qIVCLhO6l0IS+lf9nA5qC0NmbvKpN0YRVYbDHxHikwUvsTBGv2JFMkW98omZ6uboQUIHso6G5dyPFqf22YrWk2Nt',
    'f1S7x+hguhwMASTjmyWhEIY/0Lc92rb7PFZ4eZiVUHuxoMYgyvdMjVcs71lf5FphKd4H96ZDRLw78Y0E1CdUBOKsUSCuKe/Utc4exfQzAW/1bl',
    '6kewj5ZAMiv4WMLW5EHWxL94FHzfrXDDjhPM+B3GVdAeoUTXLdobtnGqctDvGsUThsmSKIcQ35Pv7mJzJhBbw4KD0zm+b4MTqZd2oDGNHFeOoB',
    '+L6CC38N6qsWqfdZlN6deBgcIinYl/iugKfXo/NznbZ2Rlyd6P3evZTXCIf7ScxYzftNEGZ7Tq+/iROtZ+dFJfXglVjtMpZ54MBtyu4uwMs2f+',
    'y9iOf905lsiwaI3EXKrhcjIigxvwT4/Ul7EaI+CJGVDjaUgZEq5O9m5c1XhEudnfnTPXxlaoAbWMq7cwYgI5sX9U66isCBfaU9w/Cr7uu8qgWq',
    'Vo7DmfeL9brrS8xhap7fiWerfysBfvyHVjfol0+lNETlw4oDhBMgVah/Ut0nJZ2pDQztzi/DqX4p8rt7dNoDlnKDquR/kkvp7Gkyt4qDpL7Bhw',
    '39dMVWslVtsOzQwZhycxJTAjBgkqhkiG9w0BCRUxFgQU/5GWkLDj2VWtK0sAV4SLdJ/+yDYwQTAxMA0GCWCGSAFlAwQCAQUABCA8P8QJ8DNR/6',
    'z2qcFkU2s4qzgLDp0ytoyhlLifXCqAGwQIZcymFn1LFdcCAggA',
  ].join(''),
  'base64',
);
export const ACCENTED_PASSWORD = 'Ção @1';

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
