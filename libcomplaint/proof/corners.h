/* corners.h - kinds of case: the combinations of facts that the rules of a process tell apart.
 *
 * A case can differ from another in a thousand ways of which no rule takes notice. Here the values
 * of a fact that no test tells apart are one class, facts that no test reads are left out, and a
 * corner is one class of each fact that is left. What rests on more than one fact, on time or on a
 * function is no class of anything: such a test is in `maybe` and not in `yes`.
 * Knows: the model. Must not know: cases, what can be done in a corner. */
#ifndef CPL_PROOF_CORNERS_H
#define CPL_PROOF_CORNERS_H

#include "libcomplaint/base/memory.h"
#include "libcomplaint/policy/model.h"

enum {
  CPL_CORNERS_MAX = 10000,
  CPL_WAYS_MAX = 20000000, /* to take an action in a corner, over all of both */
  CPL_CLASSES_MAX = 64
};

/* Values of one fact that no rule tells apart. */
typedef struct cpl_class {
  cpl_set atoms;     /* tests that hold                                                   */
  cpl_value value;   /* one of them; CPL_CLASS_NULL: none has a number                     */
  bool is_known;     /* false: the fact is not known, or there is no such item             */
  bool is_proven;    /* of a finding: one that counts as true                              */
  bool may_be_unset; /* an unknown fact is in this class too                               */
} cpl_class;

#define CPL_CLASS_NULL INT64_MIN

/* One fact with its classes; of the last one, without a field, see cpl_corners.has_gate. */
typedef struct cpl_side {
  uint16_t field; /* CPL_NONE: the gate */
  uint16_t count;
  uint32_t weight; /* of the number of the class in that of the corner */
  const cpl_class *classes;
} cpl_side;

typedef struct cpl_corner cpl_corner;

typedef struct cpl_corners {
  const cpl_model *model;
  const cpl_process *process;
  cpl_side sides[CPL_SET_MAX + 1];
  uint16_t side_count, side_of[CPL_SET_MAX]; /* by field; CPL_NONE: no rule reads it */
  uint32_t count;
  cpl_set used;     /* tests that matter                                              */
  cpl_set fields;   /* that have a side                                               */
  cpl_set doubtful; /* used tests that no corner decides                            */
  bool has_gate;    /* may an offence not be found true for want of its consequence? The last side
                       says which: class 0 it may be, class 1 it may not */
  const cpl_corner *seen; /* by number */
  bool has_functions;     /* a function decides something                               */
  bool too_many;          /* corners                                                    */
} cpl_corners;

/* What holds in one corner: surely, and perhaps. */
struct cpl_corner {
  uint32_t number;
  cpl_set yes, maybe;           /* tests                          */
  cpl_set absent, maybe_absent; /* roles                          */
  cpl_set unknown;              /* fields of which nothing is known */
  bool is_barred;               /* the gate is shut               */
};

/* False when there is no memory. Classes stand in the arena. */
bool cpl_corners_find(cpl_corners *corners, cpl_arena *arena, const cpl_model *model,
                      const cpl_process *process);

/* A corner by its number. */
static inline const cpl_corner *cpl_corner_at(const cpl_corners *corners, uint32_t number) {
  return &corners->seen[number];
}

/* The class of a side in a corner, and the corner with another one. */
uint16_t cpl_corner_class(const cpl_corners *corners, uint32_t number, unsigned side);
uint32_t cpl_corner_with(const cpl_corners *corners, uint32_t number, unsigned side,
                         uint16_t class_number);

/* The class in which a value of a field is; CPL_NONE if the field has no side. `known` false: not
 * known. */
uint16_t cpl_class_of(const cpl_corners *corners, uint16_t field, bool known, cpl_value value);

/* Is this fact known as soon as a case has started (and its item is there)? */
bool cpl_is_known_from_start(const cpl_process *process, const cpl_model *model, uint16_t field);

/* Does a row hold for sure, or perhaps? */
static inline bool cpl_row_surely(cpl_row row, const cpl_corner *corner) {
  return (row.must & ~corner->yes) == 0 && (row.must_not & corner->maybe) == 0;
}
static inline bool cpl_row_perhaps(cpl_row row, const cpl_corner *corner) {
  return (row.must & ~corner->maybe) == 0 && (row.must_not & corner->yes) == 0;
}

#endif
