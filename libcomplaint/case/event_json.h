/* event_json.h - an event from JSON, checked for form and turned into numbers.
 * Knows: record, ids, the model. Must not know: what an event does, whether it is lawful.
 */
#ifndef CPL_CASE_EVENT_JSON_H
#define CPL_CASE_EVENT_JSON_H

#include "libcomplaint/base/text.h"
#include "libcomplaint/case/record.h"

enum { CPL_EVENT_BYTES = 1 << 20 }; /* the longest event */

/* Read one event that comes next in `record`. Its facts and people are put at the end of the
 * record's arrays; the event itself is not: cpl_record_push does that. On failure the record is as
 * it was; `ids` may have learned some.
 *
 * `strict` is for a new event: `id`, `seq` and `recorded_at` (`now`; COMPLAINT_NOW: its `at`) are
 * filled in where it lacks them. A recorded one must carry `id` and `seq`.
 *
 * `canonical` may be NULL; else the event's canonical bytes are added to it, with what was filled
 * in. E_INPUT for what is malformed, with the place "event" and never the value of a fact that is
 * personal; E_LIMIT when the case names too many ids; E_NOMEM. */
complaint_status cpl_event_read(cpl_record *record, cpl_ids *ids, const cpl_model *model,
                                const cpl_process *process, const char *json, size_t size,
                                bool strict, cpl_moment now, cpl_event *event, cpl_text *canonical,
                                complaint_error *err);

#endif
