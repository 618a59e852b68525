/* event_reader.h - what the parts of the event reader share: event_json.c (members), event_facts.c
 * (facts and items), event_value.c (one value), event_form.c (canonical bytes). */
#ifndef CPL_CASE_EVENT_READER_H
#define CPL_CASE_EVENT_READER_H

#include "libcomplaint/base/json_tree.h"
#include "libcomplaint/case/event_json.h"
#include "libcomplaint/case/names.h"

/* What an event may say, in order of name. */
typedef enum cpl_member {
  CPL_MEMBER_ACTION,
  CPL_MEMBER_ACTOR,
  CPL_MEMBER_AT,
  CPL_MEMBER_ENTERED_BY,
  CPL_MEMBER_FACTS,
  CPL_MEMBER_ID,
  CPL_MEMBER_OF,
  CPL_MEMBER_ON,
  CPL_MEMBER_RECORDED_AT,
  CPL_MEMBER_ROLES,
  CPL_MEMBER_SEQ,
  CPL_MEMBER_STRIKE,
  CPL_MEMBER_WITH,
  CPL_MEMBERS
} cpl_member;

/* Strings of a list in order, none twice. */
typedef struct cpl_strings {
  const char **items;
  size_t count, room;
} cpl_strings;

typedef struct cpl_reader {
  cpl_record *record;
  cpl_ids *ids;
  const cpl_model *model;
  const cpl_process *process;
  const cpl_json_value *members[CPL_MEMBERS]; /* NULL: left out */
  bool strict;
  cpl_moment now;
  cpl_event event;
  cpl_strings roles, with; /* as written, roles unknown to the policy too */
  complaint_error *err;
} cpl_reader;

/* E_INPUT, at the place "event". */
complaint_status cpl_reader_fault(const cpl_reader *r, const char *format, ...) CPL_PRINTF(2, 3);

/* The number of an opaque id; `what` is what an error calls it. */
complaint_status cpl_reader_id(cpl_reader *r, const char *what, const cpl_json_value *value,
                               uint32_t *number);
/* A time; `what` as above. */
complaint_status cpl_reader_moment(cpl_reader *r, const char *what, const cpl_json_value *value,
                                   cpl_moment *moment);

/* A moment that can be printed in the policy's zone. */
complaint_status cpl_reader_years(cpl_reader *r, const char *what, cpl_moment moment);

/* One fact that is not null. */
complaint_status cpl_reader_value(cpl_reader *r, uint16_t fact, const cpl_json_value *value,
                                  cpl_value *out);

/* The facts, when action, `of` and times of the event are known; then the items it names. */
complaint_status cpl_reader_facts(cpl_reader *r);
complaint_status cpl_reader_items(cpl_reader *r);

/* The canonical bytes of what was read. */
void cpl_reader_write(const cpl_reader *r, cpl_text *out);

/* The event's action. */
static inline const cpl_action *cpl_reader_action(const cpl_reader *r) {
  return &r->process->actions[r->event.action];
}
static inline const cpl_effect *cpl_reader_effect(const cpl_reader *r) {
  return &r->process->effects[r->event.action];
}

#endif
