/* report_rule.h - what a policy tells a report to look for: `quality` and `reports`.
 * Knows: nothing. Must not know: how a report counts. */
#ifndef CPL_POLICY_REPORT_RULE_H
#define CPL_POLICY_REPORT_RULE_H

#include <stdint.h>

typedef struct cpl_weight {
  const char *name;
  int64_t percent;
  uint16_t fact; /* CPL_NONE: no whole number is called so */
} cpl_weight;

/* A value that means: not known who, or not known what. */
typedef struct cpl_report_mark {
  uint16_t fact;
  uint64_t values; /* of the enum: bit i is the i-th */
} cpl_report_mark;

/* What a report can say of itself in the event by which it is recorded. */
typedef enum cpl_report_says {
  CPL_SAYS_FROM, /* the first and the last day, for facts of type date */
  CPL_SAYS_TO,
  CPL_SAYS_LAID_TO_REST,
  CPL_SAYS_OPEN,
  CPL_SAYS_OPEN_BEFORE,
  CPL_SAYS_OVERDUE,
  CPL_SAYS_RECEIVED,
  CPL_SAYS_REOPENED
} cpl_report_says;

enum { CPL_REPORT_SAYS = CPL_SAYS_REOPENED + 1 };

typedef struct cpl_report_fill {
  uint16_t fact;
  uint8_t says; /* cpl_report_says */
} cpl_report_fill;

typedef struct cpl_report_rule {
  const char *name, *of;
  const char *every; /* "day", "week", "month"; "": whenever it is made */
  uint16_t cites;
  uint16_t accepted;                      /* action of process `of`; CPL_NONE               */
  uint16_t record_process, record_action; /* what recording it is; CPL_NONE: nothing        */
  const cpl_report_mark *marks;           /* `unknown`                                      */
  const cpl_report_fill *fills;
  uint16_t mark_count, fill_count;
} cpl_report_rule;

/* "from", "received" ..., in order of name but for the days. */
const char *cpl_report_says_name(cpl_report_says says);

#endif
