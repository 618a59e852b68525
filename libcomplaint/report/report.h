/* report.h - the inside of a report.
 * Knows: case, tally. Must not know: files. */
#ifndef CPL_REPORT_REPORT_H
#define CPL_REPORT_REPORT_H

#include "complaint/report.h"
#include "libcomplaint/base/text.h"
#include "libcomplaint/policy/policy.h"
#include "libcomplaint/report/days.h"
#include "libcomplaint/report/look.h"
#include "libcomplaint/report/quiet.h"
#include "libcomplaint/report/seen.h"
#include "libcomplaint/report/tally.h"

/* A version of the policy under which some case ran. */
typedef struct cpl_rules {
  const char *version, *digest; /* in the tally's arena */
} cpl_rules;

struct complaint_report {
  complaint_memory memory;
  complaint_policy *policy; /* held */
  cpl_days days;
  unsigned withhold;
  cpl_tally tally;
  cpl_seen seen;
  cpl_quiet *quiets; /* of a process: one for each report rule about it, then the whole days */
  size_t quiet_count;
  cpl_rules *versions; /* by version, then digest */
  size_t version_count, version_room;
  uint64_t left_out; /* events on these days that were recorded after `now` */
  cpl_look look;     /* at one case after the other */
  complaint_decision *decision;
};

/* The report rule about a process; NULL. Of several, the first by name. */
const cpl_report_rule *cpl_report_rule_of(const cpl_model *model, const char *process);

/* What the look at a case and the decision about it add to the report; see count.c. */
complaint_status cpl_report_count(complaint_report *report, complaint_case *c,
                                  complaint_error *err);

/* See withhold.c. Before anything is shown. */
void cpl_report_withhold(complaint_report *report);
/* Was anything withheld? */
bool cpl_report_withholds(const complaint_report *report);

/* What the report says of quiet `q`, once cpl_report_withhold() was called; see silence.c. Of the
 * whole days it speaks only where no period of theirs says it. */
typedef enum cpl_silence {
  CPL_SILENCE_NONE,    /* nothing                                            */
  CPL_SILENCE_LISTED,  /* that nothing was received in these                 */
  CPL_SILENCE_WITHHELD /* not in which: the list would give small counts away */
} cpl_silence;

cpl_silence cpl_report_silence(const complaint_report *report, size_t q);

/* The three forms. */
void cpl_report_write_text(complaint_report *report, complaint_language language, cpl_text *out);
void cpl_report_write_json(complaint_report *report, cpl_text *out);
void cpl_report_write_csv(complaint_report *report, cpl_text *out);

#endif
