/* law.h - under which version of its policy an offence is read.
 * Knows: place. Must not know: what is judged by it. */
#ifndef CPL_CASE_LAW_H
#define CPL_CASE_LAW_H

#include "libcomplaint/case/place.h"
#include "libcomplaint/policy/laws.h"

/* The law of a scene. Where no day is known, or it is still to come, that of the case. */
typedef struct cpl_ruling {
  const cpl_law *law; /* NULL: no version was in force on that day   */
  bool is_other;      /* not that of the case; `day` says why        */
  cpl_day day;        /* of the conduct                              */
} cpl_ruling;

/* As seen at moment `at`, of a process that has laws. */
cpl_ruling cpl_law_of(const cpl_state *state, const cpl_scene *scene, cpl_moment at);

#endif
