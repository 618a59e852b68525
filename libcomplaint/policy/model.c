/* model.c - see model.h. */
#include "libcomplaint/policy/model.h"

const char *cpl_type_name(cpl_type type) {
  static const char *const NAMES[CPL_TYPES] = {"bool", "int",     "text",    "date",  "time",
                                               "enum", "set",     "money",   "party", "item",
                                               "case", "offence", "sanction"};
  return NAMES[type];
}

/* Atoms are in order of name, so the lowest failing bit names the first key. */
const char *cpl_row_failing(const cpl_process *process, cpl_row row, cpl_set atoms) {
  cpl_set failing = (row.must & ~atoms) | (row.must_not & atoms);
  for (unsigned i = 0; failing != 0; i++, failing >>= 1)
    if (failing & 1) return process->atoms[i].name;
  return NULL;
}

cpl_set cpl_fields_of(const cpl_process *process, unsigned action, cpl_set own) {
  cpl_span carries = process->effects[action].carries;
  cpl_set fields = 0;
  for (unsigned i = 0; i < process->field_count; i++)
    for (unsigned k = 0; k < carries.count; k++)
      if ((own & cpl_bit(k)) && process->lists[carries.first + k] == process->fields[i].fact)
        fields |= cpl_bit(i);
  return fields;
}
