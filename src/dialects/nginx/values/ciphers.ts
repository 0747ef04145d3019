/** Whether OpenSSL finds a cipher in a list: nginx refuses one without. Words between colons, blanks or commas; those behind ! and - take ciphers away. (openssl-ciphers(1ssl), "CIPHER LIST FORMAT") */
export function hasCipher(list: string): boolean {
  const words = list.split(/[:, ;]+/).filter(word => word !== '' && !/^[!-]/.test(word) && !word.startsWith('@'));
  return words.some(word =>
    word
      .replace(/^\+/, '')
      .split('+')
      .every(one => keywords.has(one) || /^[A-Z0-9]+(?:[-_][A-Za-z0-9]+)+$/.test(one)),
  );
}

/** (openssl-ciphers(1ssl), "CIPHER STRINGS") */
const keywords = new Set(
  `ALL DEFAULT COMPLEMENTOFALL COMPLEMENTOFDEFAULT HIGH MEDIUM LOW eNULL NULL aNULL kRSA aRSA RSA kDHr kDHd kDH kDHE kEDH DH DHE EDH ADH
   kEECDH kECDHE ECDH ECDHE EECDH AECDH aDSS DSS aDH aECDSA ECDSA TLSv1.2 TLSv1.0 TLSv1 SSLv3 AES128 AES256 AES AESGCM AESCCM AESCCM8
   ARIA128 ARIA256 ARIA CAMELLIA128 CAMELLIA256 CAMELLIA CHACHA20 3DES DES RC4 RC2 IDEA SEED MD5 SHA1 SHA SHA256 SHA384 aGOST aGOST01
   kGOST GOST94 GOST89MAC PSK kPSK kECDHEPSK kDHEPSK kRSAPSK aPSK SRP SUITEB128 SUITEB128ONLY SUITEB192 CBC`.split(
    /\s+/,
  ),
);
