/* model.c - see model.h. */
#include "libcomplaint/policy/model.h"

const char *cpl_type_name(cpl_type type) {
  static const char *const NAMES[CPL_TYPES] = {"bool", "int",     "text",    "date",  "time",
                                               "enum", "set",     "money",   "party", "item",
                                               "case", "offence", "sanction"};
  return NAMES[type];
}

const char *cpl_report_says_name(cpl_report_says says) {
  static const char *const NAMES[CPL_REPORT_SAYS] = {
      "from", "to", "laid_to_rest", "open", "open_before", "overdue", "received", "reopened"};
  return NAMES[says];
}

bool cpl_atom_holds(const cpl_atom *atom, const cpl_value *values, bool is_set, cpl_value value) {
  switch (atom->test) {
  case CPL_TEST_RANGE: return atom->least <= value && value <= atom->most;
  case CPL_TEST_ALL: return (value & atom->least) == atom->least;
  case CPL_TEST_ANY:
    if (is_set) return (value & atom->least) != 0;
    for (uint16_t i = 0; i < atom->values.count; i++)
      if (values[atom->values.first + i] == value) return true;
    return false;
  default: return false;
  }
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
