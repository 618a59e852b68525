/* labels.c - see labels.h. */
#include "libcomplaint/policy/labels.h"

const char *cpl_label_text(cpl_label label, complaint_language language, const char *name) {
  const char *first = language == COMPLAINT_ZH ? label.zh : label.en;
  const char *second = language == COMPLAINT_ZH ? label.en : label.zh;
  return first != NULL ? first : second != NULL ? second : name;
}
