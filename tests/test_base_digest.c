/* test_base_digest.c - SHA-256, by the examples of FIPS 180-4. */
#include "libcomplaint/base/digest.h"

#include <stdarg.h>
#include <setjmp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <openssl/crypto.h>

static bool memory_is_out;

static void *crypto_malloc(size_t size, const char *file, int line) {
  (void)file;
  (void)line;
  return memory_is_out ? NULL : malloc(size);
}

static void *crypto_realloc(void *block, size_t size, const char *file, int line) {
  (void)file;
  (void)line;
  return memory_is_out ? NULL : realloc(block, size);
}

static void crypto_free(void *block, const char *file, int line) {
  (void)file;
  (void)line;
  free(block);
}

static void assert_digest(const char *bytes, size_t size, const char *expected) {
  char hex[CPL_DIGEST_TEXT];
  assert_true(cpl_digest(bytes, size, hex));
  assert_string_equal(hex, expected);
}

static void the_published_examples_hold(void **state) {
  (void)state;
  const char *two_blocks = "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq";
  assert_digest("abc", 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  assert_digest(two_blocks, strlen(two_blocks),
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void nothing_has_a_digest_too(void **state) {
  (void)state;
  assert_digest("", 0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

static void a_million_letters_are_digested_whole(void **state) {
  (void)state;
  enum { MILLION = 1000000 };
  char *letters = malloc(MILLION);
  assert_non_null(letters);
  memset(letters, 'a', MILLION);
  assert_digest(letters, MILLION,
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  free(letters);
}

static void a_nul_is_digested_like_any_byte(void **state) {
  (void)state;
  assert_digest("\0", 1, "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d");
}

static void lack_of_memory_in_libcrypto_is_told(void **state) {
  (void)state;
  char hex[CPL_DIGEST_TEXT];
  memory_is_out = true;
  bool done = cpl_digest("abc", 3, hex);
  memory_is_out = false;
  assert_false(done);
  the_published_examples_hold(state); /* and is over when memory is there again */
}

int main(void) {
  const struct CMUnitTest tests[] = {
      cmocka_unit_test(the_published_examples_hold),
      cmocka_unit_test(nothing_has_a_digest_too),
      cmocka_unit_test(a_million_letters_are_digested_whole),
      cmocka_unit_test(a_nul_is_digested_like_any_byte),
      cmocka_unit_test(lack_of_memory_in_libcrypto_is_told),
  };
  if (!CRYPTO_set_mem_functions(crypto_malloc, crypto_realloc, crypto_free)) return 1;
  return cmocka_run_group_tests(tests, NULL, NULL);
}
