/* seen.h - which cases a report has counted, so that none counts twice: 16 bytes for each, and as
 * much room again.
 * Knows: memory, digests. Must not know: what a case is. */
#ifndef CPL_REPORT_SEEN_H
#define CPL_REPORT_SEEN_H

#include <stddef.h>
#include <stdint.h>

#include "complaint/error.h"
#include "libcomplaint/base/memory.h"

typedef struct cpl_mark {
  uint64_t high, low; /* of a SHA-256; both 0: a free place */
} cpl_mark;

typedef struct cpl_seen {
  complaint_memory memory;
  cpl_mark *marks; /* hash table, at most half full */
  size_t count, room;
} cpl_seen;

void cpl_seen_begin(cpl_seen *seen, const complaint_memory *memory);
void cpl_seen_end(cpl_seen *seen);

/* The mark of a case. E_NOMEM. */
complaint_status cpl_mark_of(const char *process, const char *id, const complaint_memory *memory,
                             cpl_mark *mark, complaint_error *err);
bool cpl_seen_has(const cpl_seen *seen, cpl_mark mark);
/* Room for one more; false when there is no memory. */
bool cpl_seen_reserve(cpl_seen *seen);
/* After cpl_seen_reserve. */
void cpl_seen_add(cpl_seen *seen, cpl_mark mark);

#endif
