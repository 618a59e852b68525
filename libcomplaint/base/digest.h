/* digest.h - SHA-256 through OpenSSL's libcrypto. */
#ifndef CPL_BASE_DIGEST_H
#define CPL_BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

enum { CPL_DIGEST_BYTES = 32, CPL_DIGEST_TEXT = 65 };

/* The SHA-256 of some bytes as 64 lower-case hex digits and a NUL; false when libcrypto is out of
 * memory. */
bool cpl_digest(const void *bytes, size_t size, char hex[CPL_DIGEST_TEXT]);

#endif
