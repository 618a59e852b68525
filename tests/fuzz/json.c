/* json.c - any bytes as JSON: what the plain reader takes, jansson takes too, as the same values.
 */
#include "tests/fuzz/target.h"
#include "tests/support/json_twice.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  expect(read_json_twice((const char *)data, size) != JSON_DIFFERENT);
  return 0;
}
