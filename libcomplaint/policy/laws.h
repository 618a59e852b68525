/* laws.h - what each version of a policy says of the offences, in the numbers of one of them.
 * Knows: the model. Must not know: how versions are brought together (link.h), cases. */
#ifndef CPL_POLICY_LAWS_H
#define CPL_POLICY_LAWS_H

#include "libcomplaint/policy/model.h"

/* An offence as one version has it; its rows are in the tests of the case's own version. */
typedef struct cpl_law_offence {
  bool declared; /* if not, the rest is nothing */
  uint16_t cites;
  cpl_span rows; /* into process->offence_rows  */
} cpl_law_offence;

/* One version of a policy, and what it says of the offences. */
typedef struct cpl_law {
  const char *version, *digest;
  cpl_day from, till; /* in force, both included; INT32_MIN, INT32_MAX where open */
  const cpl_law_offence *offences;
} cpl_law;

/* All versions, in order of time, of a policy that knows of others (link.h). */
typedef struct cpl_laws {
  const cpl_law *items;
  uint16_t count, own; /* own: that of the case                            */
  uint16_t conduct_on; /* field: the day of the conduct; CPL_NONE: not known */
} cpl_laws;

#endif
