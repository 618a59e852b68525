/* moment.c - any bytes as dates, moments and zones: what is read is written back as it was. */
#include "tests/fuzz/target.h"

#include "libcomplaint/base/time.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *text = (const char *)data;
  cpl_day day;
  cpl_moment moment, again;
  int32_t zone;
  char written[CPL_MOMENT_TEXT];
  if (cpl_day_parse(text, size, &day)) {
    cpl_day_format(day, written);
    expect(strlen(written) == size && memcmp(written, text, size) == 0);
  }
  if (cpl_moment_parse(text, size, &moment) && cpl_zone_parse(text + 19, size - 19, &zone)) {
    cpl_moment_format(moment, zone, written);
    expect(memcmp(written, text, 19) == 0);
    expect(cpl_moment_parse(written, strlen(written), &again) && again == moment);
  }
  return 0;
}
