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

/* Why something is so, and what would have to change. */
typedef struct cpl_told {
  const char *why, *fix;
} cpl_told;

/* "`grade` is `low`; needed: `high` or `top`"; "`grade` must be `high` or `top`". `atoms`: tests of
 * one fact of which any would do, mostly just one. `barred`: the test held and must not. */
cpl_told cpl_told_atoms(cpl_speaker *s, const cpl_seen_from *from, cpl_set atoms, bool barred);

/* Rows of which any would do, and none holds. */
typedef struct cpl_rows {
  const cpl_row *rows;
  size_t count;
} cpl_rows;

/* The same of all that keeps them from holding where `holds` is true; what `undecided` tests keeps
 * nothing. */
cpl_told cpl_told_rows(cpl_speaker *s, const cpl_seen_from *from, cpl_rows rows, cpl_set holds,
                       cpl_set undecided);

/* Why these roles are absent where `holds` is true, and what would bring them back. */
cpl_told cpl_told_absence(cpl_speaker *s, const cpl_seen_from *from, cpl_set roles, cpl_set holds);
/* "`grade` is `high` or `top` and `guards` is 0"; "" for a row that always holds. */
const char *cpl_spoken_row(cpl_speaker *s, cpl_row row);

#endif
