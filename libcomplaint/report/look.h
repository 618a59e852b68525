/* look.h - one case, looked at while it is folded: what happened in it, and when.
 * Knows: fold, days. Must not know: figures. */
#ifndef CPL_REPORT_LOOK_H
#define CPL_REPORT_LOOK_H

#include "libcomplaint/case/fold.h"
#include "libcomplaint/report/days.h"

/* The last word of the record on a fact. */
typedef struct cpl_said {
  cpl_moment at;
  cpl_value value;
  bool given, unknown; /* unknown: null */
} cpl_said;

/* A sanction that was imposed on these days and stands. */
typedef struct cpl_imposed {
  uint32_t on;
  uint16_t action, sanction;
} cpl_imposed;

/* Times are NEVER where it did not happen. */
typedef struct cpl_look {
  complaint_memory memory;
  const cpl_days *days;
  uint16_t accepts; /* the action; CPL_NONE: none is known to */
  complaint_case *of;
  cpl_moment received, accepted;
  bool was_started, was_at_rest; /* when the first day began      */
  bool reopened;                 /* a case that was at rest then  */
  uint32_t extensions;           /* of the state, so far          */
  uint32_t granted[CPL_SET_MAX]; /* by action: it moved some due  */
  cpl_said *said;                /* by fact                       */
  cpl_imposed *imposed;
  size_t said_room, imposed_count, imposed_room;
  bool failed; /* out of memory */
} cpl_look;

void cpl_look_begin(cpl_look *look, const complaint_memory *memory, const cpl_days *days);
void cpl_look_end(cpl_look *look);

/* Look at a case. Its state is then as it was when the days were over, or at `now`. `accepts` is
 * the action that accepts it; CPL_NONE. */
complaint_status cpl_look_at(cpl_look *look, complaint_case *c, uint16_t accepts,
                             complaint_error *err);

#endif
