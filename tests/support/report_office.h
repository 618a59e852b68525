/* report_office.h - a report over cases that are told in a line an event, and claims about its
 * figures.
 *
 * The policy has a process `main`, in which complaints run, `talk`, in which nothing is asked for,
 * and `desk`, the standing one. An event is "03-02T09:00 receive clerk", in 2026 and +08:00, then
 * further members with quotes written ', as in "03-02T09:00 receive clerk
 * 'facts':{'stance':'gone'}". "03-02T09:00>03-09T10:00" happened at the one time and was recorded
 * at the other. */
#ifndef CPL_TESTS_REPORT_OFFICE_H
#define CPL_TESTS_REPORT_OFFICE_H

#include <stdint.h>

#include "complaint.h"

/* What stands between the policy's roles and its processes, so that a test can change it. */
#define OFFICE_REPORTS                                                                             \
  "quality = { cites = '1', percent = { first = 75, second = 25 } },"                              \
  "reports = { weekly = { every = 'week', of = 'main', cites = '3', accepted = 'accept',"          \
  "  unknown = { stance = 'gone' }, record = { process = 'desk', action = 'tell_week',"            \
  "  facts = { many = 'received', left = 'open', since = 'from' } } } },"                          \
  "upholds = { silence = { cites = '3' } },"

typedef struct office {
  complaint_engine *engine;
  complaint_policy *policy;
  complaint_report *report;
  complaint_text *text;
} office;

/* `memory` and `reports` NULL: the C library's, OFFICE_REPORTS. The policy must load, if memory
 * does not run out. */
office office_open(const complaint_memory *memory, const char *reports);
void office_close(office *d);

/* Begin a report with these options; the former one is given back. */
complaint_status office_begin(office *d, const complaint_report_options *options,
                              complaint_error *err);
/* The days from one to another of 2026, "03-02", or a week of it, "W10"; with a `now` ("": none).
 * They must be possible. */
void office_days(office *d, const char *from, const char *to, const char *now);
void office_week(office *d, const char *week, const char *now);

/* A case, for the caller to free: events until NULL. */
complaint_case *office_case(const office *d, const char *process, const char *id,
                            const char *const *events);
/* Count a case in, of which nothing may be malformed. */
void office_add(office *d, const char *process, const char *id, const char *const *events);

int64_t office_time(const char *text);

/* ---- claims ---------------------------------------------------------------------------------- */

/* The figure "part/process/name/measure" has this value; -1: it is not there. */
void assert_figure(const office *d, const char *path, int64_t value);
/* It is not shown: as a small count, or at all. */
void assert_small(const office *d, const char *path);
void assert_withheld(const office *d, const char *path);
/* A part of what is written. */
void assert_says(office *d, complaint_report_format format, complaint_language language,
                 const char *part);
void assert_silent(office *d, complaint_report_format format, complaint_language language,
                   const char *part);

#endif
