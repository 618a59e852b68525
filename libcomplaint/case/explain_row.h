/* explain_row.h - what a row asks for, in words: as a refusal, as a remedy, as a state of things.
 * Knows: speaker, place. Must not know: which action or duty the row belongs to. */
#ifndef CPL_CASE_EXPLAIN_ROW_H
#define CPL_CASE_EXPLAIN_ROW_H

#include "libcomplaint/case/place.h"
#include "libcomplaint/case/speaker.h"

/* Where a row is read: values that stand there are named. `state` NULL: that is not known. */
typedef struct cpl_seen_from {
  const cpl_state *state;
  cpl_scene scene;
} cpl_seen_from;

/* What a test is about, as people call it: a fact, a role, a reading. */
const char *cpl_spoken_subject(cpl_speaker *s, const cpl_atom *atom);
/* The value of a field as it stands there; NULL where there is none to tell: it is personal, a
 * text, or one of several places. */
const char *cpl_spoken_standing(cpl_speaker *s, const cpl_seen_from *from, uint16_t field);

/* "`grade` is `low`; needed: `high` or `top`". `barred`: the test held and must not. */
const char *cpl_spoken_failure(cpl_speaker *s, const cpl_seen_from *from, uint32_t atom,
                               bool barred);
/* "`grade` must be `high` or `top`". */
const char *cpl_spoken_requirement(cpl_speaker *s, const cpl_seen_from *from, uint32_t atom,
                                   bool barred);
/* "`grade` is `high` or `top` and `guards` is 0"; "" for a row that always holds. */
const char *cpl_spoken_row(cpl_speaker *s, cpl_row row);

#endif
