/* version.c - see complaint/version.h. */
#include "complaint/version.h"

const char *complaint_version(void) {
  return COMPLAINT_VERSION;
}
