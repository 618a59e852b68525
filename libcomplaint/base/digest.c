/* digest.c - see digest.h. */
#include "libcomplaint/base/digest.h"

#include <openssl/evp.h>

bool cpl_digest(const void *bytes, size_t size, char hex[CPL_DIGEST_TEXT]) {
  static const char HEX[] = "0123456789abcdef";
  unsigned char digest[EVP_MAX_MD_SIZE];
  unsigned length = 0;
  if (EVP_Digest(bytes, size, digest, &length, EVP_sha256(), NULL) != 1) return false;
  for (unsigned i = 0; i < CPL_DIGEST_BYTES; i++) {
    hex[2 * i] = HEX[digest[i] >> 4];
    hex[2 * i + 1] = HEX[digest[i] & 15];
  }
  hex[CPL_DIGEST_TEXT - 1] = '\0';
  return true;
}
